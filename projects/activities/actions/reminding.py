"""A word the day before, once."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from projects.activities.models import Session
from projects.activities.telling import tell_reminder

AHEAD = timedelta(hours=30)


def send_reminders() -> int:
    """Remind those who have a place of what begins soon; how many dates were dealt with."""
    now = timezone.now()
    rows = Session.objects.going_on().filter(
        starts_at__gt=now, starts_at__lte=now + AHEAD, reminded_at=None
    )
    count = 0
    for session in rows.select_related("activity"):
        with transaction.atomic():
            for sign_up in session.sign_ups.with_a_place().select_related("user"):
                sign_up.session = session
                tell_reminder(sign_up)
            Session.objects.filter(pk=session.pk).update(reminded_at=now)
        count += 1
    return count
