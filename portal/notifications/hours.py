"""Quiet hours and the moments of summaries, in the time of the person."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from portal.accounts.models import User

from .models import MailSettings


def zone_of(user: User) -> ZoneInfo:
    """The person's time zone; that of the portal when it is unknown."""
    try:
        return ZoneInfo(user.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def is_quiet(chosen: MailSettings, user: User, now: datetime) -> bool:
    """Whether the person wants no mail at this hour."""
    start, end = chosen.quiet_from, chosen.quiet_until
    clock = now.astimezone(zone_of(user)).time()
    if start <= end:
        return start <= clock < end
    return clock >= start or clock < end


def next_time(user: User, now: datetime, at: time, weekday: int | None = None) -> datetime:
    """The next time that the person's clock shows `at`, on a weekday when one is given."""
    local = now.astimezone(zone_of(user))
    day = local.date()
    for ahead in range(9):
        candidate = datetime.combine(day + timedelta(days=ahead), at, tzinfo=local.tzinfo)
        fits = weekday is None or candidate.weekday() == weekday
        if fits and candidate > local:
            return candidate
    raise AssertionError("A week has seven days.")


def end_of_quiet(chosen: MailSettings, user: User, now: datetime) -> datetime:
    """When the quiet hours are over."""
    return next_time(user, now, chosen.quiet_until)


def next_daily(chosen: MailSettings, user: User, now: datetime) -> datetime:
    """The moment of the next daily summary."""
    return next_time(user, now, chosen.quiet_until)


def next_weekly(chosen: MailSettings, user: User, now: datetime) -> datetime:
    """The moment of the next weekly summary."""
    return next_time(user, now, chosen.quiet_until, chosen.digest_day)
