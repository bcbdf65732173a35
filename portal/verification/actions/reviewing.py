"""Once a year somebody looks whether each right is still needed."""

from __future__ import annotations

from datetime import datetime

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.accounts.models import Membership, Role, User
from portal.accounts.permissions import can_grant
from portal.core.preferences import Preferences
from portal.verification.permissions import check_can_lead, organisations_led_by


def rights_of(user: User) -> QuerySet[Membership]:
    """Who has which right in the organisations that this person leads; tenants are no right."""
    rows = Membership.objects.in_force().exclude(role=Role.TENANT)
    return rows.filter(organisation__in=organisations_led_by(user))


def to_review(user: User, now: datetime | None = None) -> QuerySet[Membership]:
    """Those that nobody has looked at for the months of the setting."""
    months = max(Preferences.load().rights_review_months, 1)
    before = (now or timezone.now()) - relativedelta(months=months)
    never = Q(reviewed_at__isnull=True, created_at__lt=before)
    return rights_of(user).filter(never | Q(reviewed_at__lt=before))


@transaction.atomic
def keep_right(*, membership: Membership, by: User) -> bool:
    """Note that it is still needed; False when `by` may not give such a right.

    Raises PermissionDenied for others than the organisation's administrators.
    """
    check_can_lead(by, membership.organisation)
    if not can_grant(by, membership.organisation, membership.role):
        return False
    Membership.objects.filter(pk=membership.pk).update(reviewed_at=timezone.now(), reviewed_by=by)
    return True
