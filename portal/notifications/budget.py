"""How many mails a person may get in a week, and when the next one may come.

Any seven days hold at most the person's number; what concerns the account itself stands outside.
A mail takes its place when it is let through and holds it until a week after it left, so that a
mail server that was down for days cannot make a heap of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q

from portal.accounts.models import User
from portal.core.preferences import Preferences

from .models import Delivery, Digest, MailSettings

WEEK = timedelta(days=7)
UNDER_WAY = [Delivery.State.WAITING, Delivery.State.SENDING]


def limit_of(chosen: MailSettings) -> int:
    """The number that this person chose, else that of the portal."""
    return max(chosen.most_a_week or Preferences.load().mails_a_week, 1)


def _counted(now: datetime) -> Q:
    recent = Q(counted_at__gt=now - WEEK)
    return recent | Q(counted_at__isnull=False, state__in=UNDER_WAY)


def taken(user: User, now: datetime, *, but: int = 0) -> int:
    """The places of the last seven days that are gone (`but`: a delivery that has its own)."""
    mails = Delivery.objects.filter(_counted(now), user=user).exclude(pk=but).count()
    return mails + Digest.objects.filter(_counted(now), user=user).count()


def free_from(user: User, now: datetime, limit: int) -> datetime:
    """When the first place comes free again, for somebody whose week is full."""
    moments = [
        *Delivery.objects.filter(user=user, counted_at__gt=now - WEEK)
        .order_by("-counted_at")
        .values_list("counted_at", flat=True)[:limit],
        *Digest.objects.filter(user=user, counted_at__gt=now - WEEK)
        .order_by("-counted_at")
        .values_list("counted_at", flat=True)[:limit],
    ]
    newest = sorted(moments, reverse=True)[:limit]
    if len(newest) < limit:
        return now + timedelta(hours=1)  # Some are still under way.
    return newest[-1] + WEEK + timedelta(seconds=1)
