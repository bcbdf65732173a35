"""Telling everybody who is asked, whether they follow anything or not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from forums.councils.models import MeetingSignUp
from portal.accounts.models import Membership, Role, User
from portal.notifications.actions import tell
from portal.notifications.models import Reason, Subscription

from .models import Consultation, Remark, Support, Voter

AT_ONCE = 200
REPORTED = "consultation_reported"


def asked(consultation: Consultation) -> QuerySet[User]:
    """The confirmed tenants whom it reaches, and who sits on the council."""
    tenants = _tenants(consultation)
    if not consultation.asks_tenants:
        tenants = tenants.none()
    seats = User.objects.none().values("pk")
    if consultation.council_id:
        seats = consultation.council.seats.in_force().values("user")
    return User.objects.filter(Q(Exists(tenants)) | Q(pk__in=seats), is_active=True)


def _tenants(consultation: Consultation) -> QuerySet[Membership]:
    """Memberships of those who are asked; for a building, of its whole site: a letter follows."""
    reach = consultation.reach
    rows = Membership.objects.in_force().filter(user=OuterRef("pk"), role=Role.TENANT)
    if reach == Consultation.Reach.COUNCIL:
        return rows.none()
    if reach == Consultation.Reach.PROJECT:
        return rows.filter(site__in=consultation.project.sites.values("pk"))
    rows = rows.filter(organisation_id=consultation.company_id)
    if reach == Consultation.Reach.SITE:
        return rows.filter(site__in=consultation.sites.values("pk"))
    if reach == Consultation.Reach.BUILDING:
        return rows.filter(site__in=consultation.buildings.values("site"))
    return rows


def _voices(consultation: Consultation) -> QuerySet[Voter]:
    return Voter.objects.filter(consultation=consultation, user=OuterRef("pk"))


def took_part(consultation: Consultation) -> QuerySet[User]:
    """Everybody whose voice is in use, and who follows it."""
    follows = Subscription.objects.filter(user=OuterRef("pk"), about=consultation.about)
    wrote = Remark.objects.filter(consultation=consultation, author=OuterRef("pk"))
    supported = Support.objects.filter(remark__consultation=consultation, user=OuterRef("pk"))
    came = MeetingSignUp.objects.filter(meeting__consultations=consultation, user=OuterRef("pk"))
    part = Exists(_voices(consultation)) | Exists(follows) | Exists(wrote) | Exists(supported)
    return User.objects.filter(part | Exists(came), is_active=True)


def tell_tenants(pk: int, event: str, moment: datetime, *, only_silent: bool = False) -> int:
    """Give each a notice of their own, once an event and end of the time to answer; how many."""
    rows = (
        Consultation.objects.sent()
        .with_answer_dates()
        .select_related("company", "council", "project")
    )
    consultation = rows.filter(pk=pk).first()
    if consultation is None:
        return 0
    people = took_part(consultation) if event == REPORTED else asked(consultation)
    if only_silent:
        people = people.exclude(Exists(_voices(consultation)))
    told = 0
    for batch in _batches(people):
        with transaction.atomic():
            for user in batch:
                _tell(consultation, event, user, moment)
        told += len(batch)
    return told


def _batches(people: QuerySet[User]) -> Iterator[list[User]]:
    last = 0
    while rows := list(people.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1].pk
        yield rows


def _tell(consultation: Consultation, event: str, user: User, moment: datetime) -> None:
    tell(
        user=user,
        event=event,
        about=consultation.about,
        # With the end: who got more time twice is told twice.
        key=f"{event}:{consultation.pk}:{consultation.answers_until:%y%m%d%H%M}:{user.pk}",
        audience=consultation.audience,
        reason=Reason.ASKED,
        url=consultation.get_absolute_url(),
        params=notice_params(consultation),
        at=moment,
    )


def notice_params(consultation: Consultation) -> dict[str, object]:
    """What the sentences of this room's notices speak of."""
    company = consultation.company
    return {
        "consultation": consultation.titles,
        "company": {"nl": company.name_nl, "fr": company.name_fr},
        "about": consultation.titles,
    }
