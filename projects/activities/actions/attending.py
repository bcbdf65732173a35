"""The list at the door: who came, how many more, and forgetting the names in time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from portal.accounts.models import User
from portal.core.preferences import Preferences
from projects.activities.models import Session
from projects.activities.permissions import check_can_see_list

from .exceptions import locked

MOST_WALK_INS = 9999


@transaction.atomic
def tick(*, session: Session, by: User, came: Collection[int]) -> None:
    """Mark who came, by the keys of their sign-ups. Staying away costs nobody anything."""
    session = locked(session)
    check_can_see_list(by, session.activity)
    session.sign_ups.standing().update(came=False)
    session.sign_ups.standing().filter(pk__in=came).update(came=True)
    _count(session)


@transaction.atomic
def count_walk_ins(*, session: Session, by: User, number: int) -> None:
    """How many came without signing up: a number, never names."""
    session = locked(session)
    check_can_see_list(by, session.activity)
    session.walk_ins = min(max(number, 0), MOST_WALK_INS)
    _count(session)


def _count(session: Session) -> None:
    if session.purged_at:
        return
    ticked = session.sign_ups.filter(came=True).aggregate(sum=Sum("places"))["sum"] or 0
    session.came = ticked + session.walk_ins
    session.save(update_fields=["walk_ins", "came", "changed_at"])


def purge_old_lists() -> int:
    """Remove the names of dates that are long over; the number of people who came stays."""
    days = Preferences.load().retention_attendance_days
    limit = timezone.now() - timedelta(days=days)
    rows = Session.objects.filter(ends_at__lt=limit, purged_at=None)
    count = 0
    for session in rows.filter(sign_ups__isnull=False).distinct():
        with transaction.atomic():
            session.sign_ups.all().delete()
            session.purged_at = timezone.now()
            session.save(update_fields=["purged_at"])
        count += 1
    return count
