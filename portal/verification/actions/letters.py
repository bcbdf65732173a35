"""Codes on letters: made by company staff, good for one tenancy each."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.actions import grant_membership
from portal.accounts.models import Membership, Role, User
from portal.core.codes import digest_of, new_codes
from portal.core.preferences import Preferences
from portal.organisations.models import HousingCompany, Organisation, Site, check_site_of_company
from portal.verification.models import LetterBatch, LetterCode
from portal.verification.permissions import check_can_make_letters

PURPOSE = "verification.letter"
MOST_AT_ONCE = 500


@transaction.atomic
def make_letters(
    *,
    company: HousingCompany,
    by: User,
    count: int,
    site: Site | None = None,
    label: str = "",
    expires_at: datetime | None = None,
) -> tuple[LetterBatch, list[str]]:
    """A batch and its codes, which are told this once and kept as hashes alone.

    Raises PermissionDenied for others than who confirms tenants there, ValidationError for a number
    that is too large or a site of another company.
    """
    check_can_make_letters(by, company)
    check_site_of_company(site, company)
    if not 1 <= count <= MOST_AT_ONCE:
        raise ValidationError(
            _("Make between 1 and %(most)s letters at once.") % {"most": MOST_AT_ONCE}
        )
    days = max(Preferences.load().letter_code_days, 1)
    batch = LetterBatch.objects.create(
        company=company,
        site=site,
        made_by=by,
        label=label[:80],
        size=count,
        expires_at=expires_at or timezone.now() + timedelta(days=days),
    )
    codes = new_codes(count)
    LetterCode.objects.bulk_create(
        [LetterCode(batch=batch, digest=digest_of(code, PURPOSE)) for code in codes]
    )
    return batch, codes


@transaction.atomic
def revoke_letters(*, batch: LetterBatch, by: User) -> None:
    """Make all unused codes of a batch worthless; who was confirmed stays so."""
    check_can_make_letters(by, batch.company)
    LetterBatch.objects.filter(pk=batch.pk, revoked_at__isnull=True).update(
        revoked_at=timezone.now(), revoked_by=by
    )


@transaction.atomic
def redeem_letter(*, user: User, typed: str) -> Membership:
    """Confirm `user` as a tenant where the letter was sent; again by the same person is no error.

    Raises ValidationError, in the same words whatever is wrong with the code, and PermissionDenied
    for an account that is switched off.
    """
    if not user.is_active:
        raise PermissionDenied(_("This account is switched off."))
    code = _find(typed)
    if code is None or not _is_good(code, user):
        raise ValidationError(
            _("This code does not work. Check it, or ask your company for a new letter.")
        )
    if code.used_at is None:
        # Two at the same moment: one of them finds no unused row any more.
        free = LetterCode.objects.filter(pk=code.pk, used_at__isnull=True)
        if not free.update(used_at=timezone.now(), used_by=user):
            return redeem_letter(user=user, typed=typed)
    return grant_membership(
        user=user,
        organisation=code.batch.company,
        role=Role.TENANT,
        site=code.batch.site,
        by=None,
        way=Membership.Way.LETTER,
    )


def _find(typed: str) -> LetterCode | None:
    digest = digest_of(typed, PURPOSE)
    rows = LetterCode.objects.select_related("batch__company", "batch__site")
    return rows.filter(digest=digest).first()


def _is_good(code: LetterCode, user: User) -> bool:
    """Unused or used by this person, in force, of a company that exists."""
    if code.used_at is not None and code.used_by_id != user.pk:
        return False
    if not code.batch.works:
        return False
    return Organisation.objects.current().filter(pk=code.batch.company_id).exists()
