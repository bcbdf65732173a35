"""Agreements: keeping the project's dates in step, renewing, warning in time."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Min, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from portal.accounts.audiences import MEMBER
from portal.accounts.models import Membership, Role, User
from portal.core.dates import day_month_year
from portal.notifications.actions import tell
from portal.organisations.models import Organisation

from .models import AgreementParty, CohesionProject, ProjectAgreement, default_end
from .permissions import KEEPING_ROLES, check_can_keep_agreements


def follow_agreements(project: CohesionProject) -> None:
    """Let the project last from its first agreement to its last; without any, it stays as it is."""
    ends = project.agreements.aggregate(first=Min("starts_on"), last=Max("ends_on"))
    if ends["first"] is None:
        return
    rows = CohesionProject.objects.filter(pk=project.pk)
    rows.update(starts_on=ends["first"], ends_on=ends["last"])


@transaction.atomic
def renew_agreement(*, agreement: ProjectAgreement, by: User) -> ProjectAgreement:
    """The next agreement, a copy from the day after; nobody has signed it yet. Again gives it back.

    The one before stays as it was. Raises PermissionDenied outside the regulator, ValidationError
    when another agreement holds in that period.
    """
    check_can_keep_agreements(by)
    agreement = ProjectAgreement.objects.select_for_update().get(pk=agreement.pk)
    known = ProjectAgreement.objects.filter(previous=agreement).first()
    if known is not None:
        return known
    starts_on = agreement.ends_on + timedelta(days=1)
    following = ProjectAgreement(
        project=agreement.project,
        previous=agreement,
        starts_on=starts_on,
        ends_on=default_end(starts_on),
        funding_nl=agreement.funding_nl,
        funding_fr=agreement.funding_fr,
        amount=agreement.amount,
        perimeter_nl=agreement.perimeter_nl,
        perimeter_fr=agreement.perimeter_fr,
    )
    following.full_clean()
    following.save()
    for party in agreement.parties.all():
        AgreementParty.objects.create(
            agreement=following, kind=party.kind, organisation=party.organisation
        )
    follow_agreements(agreement.project)
    return following


@transaction.atomic
def sign_agreement(
    *, agreement: ProjectAgreement, party: int, by: User, on: date
) -> AgreementParty:
    """Keep the day on which a party (a key) signed.

    Raises PermissionDenied outside the regulator, ValidationError for a day to come or a party of
    another agreement.
    """
    check_can_keep_agreements(by)
    found = agreement.parties.filter(pk=party).first()
    if found is None:
        raise ValidationError(_("This is no party of the agreement."))
    if on > timezone.localdate():
        raise ValidationError(_("Nobody signs in the future."))
    found.signed_on = on
    found.save()
    return found


def warn_of_ends() -> int:
    """Tell once that an agreement ends soon: the regulator, the association, the companies.

    Says how many agreements were told about.
    """
    rows = ProjectAgreement.objects.ending().filter(warned_at=None)
    count = 0
    for agreement in rows.select_related("project"):
        with transaction.atomic():
            for user in _concerned(agreement):
                _tell(user, agreement)
            ProjectAgreement.objects.filter(pk=agreement.pk).update(warned_at=timezone.now())
        count += 1
    return count


def _concerned(agreement: ProjectAgreement) -> list[User]:
    regulator = Q(organisation__kind=Organisation.Kind.REGULATOR, role__in=KEEPING_ROLES)
    parties = agreement.parties.values("organisation")
    workers = Q(
        organisation__in=parties,
        role__in=[Role.PSC_WORKER, Role.SCOPED_ADMIN, Role.COMPANY_EDITOR],
    )
    rows = Membership.objects.in_force().filter(regulator | workers, user__is_active=True)
    return list({row.user_id: row.user for row in rows.select_related("user")}.values())


def _tell(user: User, agreement: ProjectAgreement) -> None:
    project = agreement.project
    tell(
        user=user,
        event="agreement_ending",
        about=f"agreement:{agreement.pk}",
        key=f"agreement_ending:{agreement.pk}:{user.pk}",
        url=reverse("cohesion:agreement", args=[agreement.pk]),
        audience=MEMBER,
        params={
            "project": {"nl": project.name_nl, "fr": project.name_fr},
            "day": _said_in_both(agreement.ends_on),
        },
    )


def _said_in_both(day: date) -> dict[str, str]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = day_month_year(day)
    return found
