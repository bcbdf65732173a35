"""Dates that come back, checked against another way of working them out."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from projects.activities.recurrence import FreeDays, Rule, at, every_date, make_plan, span

# A busy machine draws slowly: that says nothing of the rule.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(2023, 1, 1), date(2032, 12, 31))


def _by_hand(rule, until):
    """Day by day, without the library: whether this very day fits."""
    last = min(until, rule.until) if rule.until else until
    found, day = [], rule.first
    while day <= last and (rule.count is None or len(found) < rule.count):
        if _fits(rule, day):
            found.append(day)
        day += timedelta(days=1)
    return found


def _fits(rule, day):
    months = (day.year - rule.first.year) * 12 + day.month - rule.first.month
    if rule.kind == "once":
        return day == rule.first
    if rule.kind == "weekly":
        monday = rule.first - timedelta(days=rule.first.weekday())
        weeks = (day - monday).days // 7
        wanted = rule.days or (rule.first.weekday(),)
        return weeks % rule.interval == 0 and day.weekday() in wanted
    if months % rule.interval:
        return False
    tomorrow_is_next_month = (day + timedelta(days=1)).month != day.month
    if rule.kind == "month_day":
        too_short = tomorrow_is_next_month and day.day < rule.first.day
        return day.day == rule.first.day or too_short
    if day.weekday() != rule.first.weekday():
        return False
    place = (rule.first.day - 1) // 7
    is_last = (day + timedelta(days=7)).month != day.month
    return is_last if place == 4 else (day.day - 1) // 7 == place


@patient
@given(
    kind=st.sampled_from(["once", "weekly", "month_day", "month_weekday"]),
    first=DAYS,
    interval=st.integers(1, 4),
    days=st.sets(st.integers(0, 6)),
    length=st.integers(0, 500),
    count=st.none() | st.integers(1, 30),
    ends=st.booleans(),
)
def test_dates_are_those_found_day_by_day(kind, first, interval, days, length, count, ends):
    until = first + timedelta(days=length)
    rule = Rule(
        kind=kind,
        first=first,
        interval=interval,
        days=tuple(sorted(days)),
        count=count,
        until=until if ends else None,
    )
    assert list(every_date(rule, until)) == _by_hand(rule, until)


@patient
@given(first=DAYS, offset=st.integers(0, 60), length=st.integers(0, 20))
def test_each_date_is_planned_or_skipped_with_a_name(first, offset, length):
    start = first + timedelta(days=offset)
    free = FreeDays("rust", start, start + timedelta(days=length))
    rule, until = Rule(kind="weekly", first=first), first + timedelta(days=120)
    plan = make_plan(rule, [free], until)
    together = sorted([*plan.dates, *(day for day, _name in plan.skipped)])
    assert together == list(every_date(rule, until))
    assert all(free.first <= day <= free.last and name == "rust" for day, name in plan.skipped)


@patient
@given(day=DAYS, clock=st.times(min_value=time(4), max_value=time(23)))
def test_the_clock_says_the_same_across_summer_time(day, clock):
    moment = at(day, clock.replace(second=0, microsecond=0, tzinfo=None))
    assert (moment.date(), moment.hour, moment.minute) == (day, clock.hour, clock.minute)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 10, 20), 12), (date(2026, 10, 27), 13), (date(2027, 3, 30), 12)]
)
def test_a_cafe_at_two_stays_at_two(day, hours):
    start, _end = span(day, time(14), time(16))
    assert start.utctimetuple().tm_hour == hours


def test_a_party_may_end_after_midnight():
    start, end = span(date(2026, 6, 6), time(20), time(1))
    assert end.date() == date(2026, 6, 7)
    assert end - start == timedelta(hours=5)


def test_the_twenty_ninth_of_february_comes_every_month():
    rule = Rule(kind="month_day", first=date(2024, 2, 29))
    dates = list(every_date(rule, date(2025, 3, 31)))
    assert date(2025, 2, 28) in dates
    assert len(dates) == 14


def test_no_hour_is_lost_when_the_clock_jumps():
    assert at(date(2027, 3, 28), time(2, 30)) == datetime.fromisoformat("2027-03-28T03:30+02:00")
