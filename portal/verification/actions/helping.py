"""Accounts for people without an e-mail address, opened together with a worker."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.actions import declare_tenancy, grant_membership
from portal.accounts.models import Membership, Role, User
from portal.accounts.numbers import new_number
from portal.accounts.permissions import can_grant
from portal.core.codes import digest_of, new_code
from portal.core.preferences import Preferences
from portal.organisations.models import HousingCompany, Site, check_site_of_company
from portal.verification.models import HandOver
from portal.verification.permissions import places_of_help

PURPOSE = "verification.hand_over"


@transaction.atomic
def open_account(
    *,
    display_name: str,
    language: str,
    company: HousingCompany,
    by: User,
    consent: str,
    site: Site | None = None,
) -> tuple[HandOver, str]:
    """An account without address, and the code by which its person takes it over.

    Who confirms tenants there also confirms this one; for other workers the tenancy waits. Raises
    PermissionDenied outside the worker's own companies, ValidationError without a word on how the
    person agreed.
    """
    if not places_of_help(by).filter(pk=company.pk).exists():
        raise PermissionDenied(_("You cannot open accounts for tenants of this company."))
    check_site_of_company(site, company)
    if not consent.strip():
        raise ValidationError({"consent": _("Write down how the person agreed.")})
    user = User.objects.create_user(
        username=_free_number(), display_name=display_name, language=language
    )
    if can_grant(by, company, Role.TENANT):
        way = Membership.Way.COUNTER
        grant_membership(
            user=user, organisation=company, role=Role.TENANT, by=by, site=site, way=way
        )
    else:
        declare_tenancy(user=user, company=company, site=site)
    code = new_code()
    days = max(Preferences.load().letter_code_days, 1)
    hand_over = HandOver.objects.create(
        user=user,
        digest=digest_of(code, PURPOSE),
        company=company,
        opened_by=by,
        consent=consent.strip()[:200],
        expires_at=timezone.now() + timedelta(days=days),
    )
    return hand_over, code


def _free_number() -> str:
    while User.objects.filter(username=(number := new_number())).exists():
        continue
    return number


def find_hand_over(typed: str) -> HandOver | None:
    """The account that waits for this code; None for a code that is used, over or unknown."""
    rows = HandOver.objects.filter(
        digest=digest_of(typed, PURPOSE),
        used_at__isnull=True,
        expires_at__gt=timezone.now(),
        user__is_active=True,
    )
    return rows.select_related("user").first()


@transaction.atomic
def take_over(*, typed: str, secret: str) -> User:
    """The person makes the account theirs with a secret of their own; the code is used up.

    Raises ValidationError, in the same words whatever is wrong with the code.
    """
    hand_over = find_hand_over(typed)
    now = timezone.now()
    free = HandOver.objects.filter(used_at__isnull=True)
    if hand_over is None or not free.filter(pk=hand_over.pk).update(used_at=now):
        raise ValidationError(_("This code does not work. Ask the worker for a new letter."))
    user = hand_over.user
    user.set_password(secret)
    user.save(update_fields=["password"])
    return user


@transaction.atomic
def renew_code(*, hand_over: HandOver, by: User) -> str:
    """A new code, for a letter or a secret that was lost; the old secret stops working.

    Raises PermissionDenied outside the worker's own companies.
    """
    if not places_of_help(by).filter(pk=hand_over.company_id).exists():
        raise PermissionDenied(_("You cannot open accounts for tenants of this company."))
    code = new_code()
    days = max(Preferences.load().letter_code_days, 1)
    HandOver.objects.filter(pk=hand_over.pk).update(
        digest=digest_of(code, PURPOSE),
        used_at=None,
        expires_at=timezone.now() + timedelta(days=days),
    )
    hand_over.user.set_unusable_password()
    hand_over.user.save(update_fields=["password"])
    return code
