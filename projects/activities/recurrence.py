"""On which days something takes place: rules as people say them, worked out by dateutil.

Pure: no database, no clock. Days are calendar days; the time of the clock is added by `at`, so a
café at two stays at two when summer time begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekdays

ONCE, WEEKS, MONTH_DAY, MONTH_WEEKDAY = "once", "weekly", "month_day", "month_weekday"
BRUSSELS = ZoneInfo("Europe/Brussels")
# What has no end is worked out this far ahead, and further as time goes by.
HORIZON = relativedelta(months=18)
MOST_DATES = 600


@dataclass(frozen=True, slots=True)
class Rule:
    """`days` are weekdays (Monday 0) of a weekly rule; `until` and `count` end it, if any do.

    A monthly rule by weekday repeats the place in the month that the first day has (the second
    Tuesday); a fifth one means the last.
    """

    kind: str
    first: date
    interval: int = 1
    days: tuple[int, ...] = ()
    until: date | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Days on which nothing takes place, with the name that people know them by."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Plan:
    """The dates that come, and those left out with the reason."""

    dates: tuple[date, ...]
    skipped: tuple[tuple[date, str], ...] = ()


def make_plan(rule: Rule, free: Iterable[FreeDays], until: date) -> Plan:
    """All dates up to `until`. A skipped date counts as one of `count`: the end stays put."""
    free = tuple(free)
    dates, skipped = [], []
    for day in islice(every_date(rule, until), MOST_DATES):
        name = next((period.name for period in free if period.first <= day <= period.last), "")
        if name:
            skipped.append((day, name))
        else:
            dates.append(day)
    return Plan(tuple(dates), tuple(skipped))


def every_date(rule: Rule, until: date) -> Iterator[date]:
    """The dates of the rule alone, in order, no later than `until`."""
    if rule.kind == ONCE:
        return iter([rule.first] if rule.first <= until else [])
    last = min(until, rule.until) if rule.until else until
    start = datetime.combine(rule.first, time())
    found = rrule(
        dtstart=start,
        until=datetime.combine(last, time()) if not rule.count else None,
        count=rule.count,
        **_pattern(rule),
    )
    return (day.date() for day in found if day.date() <= last)


def _pattern(rule: Rule) -> dict:
    if rule.kind == WEEKS:
        days = rule.days or (rule.first.weekday(),)
        return {"freq": WEEKLY, "interval": rule.interval, "byweekday": days, "wkst": 0}
    if rule.kind == MONTH_DAY:
        # A month without a thirty-first has its last day instead of nothing.
        days = [rule.first.day] if rule.first.day < 29 else list(range(28, rule.first.day + 1))
        return {"freq": MONTHLY, "interval": rule.interval, "bymonthday": days, "bysetpos": -1}
    if rule.kind == MONTH_WEEKDAY:
        place = (rule.first.day - 1) // 7 + 1
        weekday = weekdays[rule.first.weekday()](-1 if place == 5 else place)
        return {"freq": MONTHLY, "interval": rule.interval, "byweekday": weekday}
    return {"freq": DAILY, "count": 1}


def at(day: date, clock: time) -> datetime:
    """That time of the Brussels clock on that day; an hour that is skipped counts as the next."""
    moment = datetime.combine(day, clock, tzinfo=BRUSSELS)
    return moment.astimezone(ZoneInfo("UTC")).astimezone(BRUSSELS)


def span(day: date, start: time, end: time) -> tuple[datetime, datetime]:
    """Begin and end; an end that is not after the begin is on the next day."""
    last = day if end > start else day + timedelta(days=1)
    return at(day, start), at(last, end)
