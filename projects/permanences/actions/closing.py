"""Days on which a whole organisation is closed."""

from __future__ import annotations

from django.db import transaction

from portal.accounts.models import User
from projects.permanences.models import ClosingDays
from projects.permanences.permissions import check_can_keep

from .planning import replan_all_of


@transaction.atomic
def close(*, days: ClosingDays, by: User) -> ClosingDays:
    """Keep new closing days; no permanence of the organisation is open then.

    Raises PermissionDenied for others than its workers, ValidationError for days that cannot be.
    """
    check_can_keep(by, days.organisation_id)
    days.full_clean()
    days.save()
    replan_all_of(days.organisation_id)
    return days


@transaction.atomic
def reopen(*, days: ClosingDays, by: User) -> None:
    """Forget closing days: the permanences are open again. Raises as `close`."""
    check_can_keep(by, days.organisation_id)
    days.delete()
    replan_all_of(days.organisation_id)
