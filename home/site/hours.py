"""Opening hours: a week of ranges, what they say today, and whether it is open now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, Self

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.core.dates import clock, time_range

WEEKDAYS = [
    ("mon", gettext_lazy("Monday")),
    ("tue", gettext_lazy("Tuesday")),
    ("wed", gettext_lazy("Wednesday")),
    ("thu", gettext_lazy("Thursday")),
    ("fri", gettext_lazy("Friday")),
    ("sat", gettext_lazy("Saturday")),
    ("sun", gettext_lazy("Sunday")),
]
DAY_CODES = [code for code, _name in WEEKDAYS]

Range = tuple[time, time]


def parse_ranges(value: str) -> list[Range]:
    """ "9:00-12:00,13:00-16:00" as pairs of times; raises ValueError for anything else."""
    found = []
    for part in filter(None, value.replace(" ", "").split(",")):
        first, _dash, last = part.partition("-")
        start, end = _time(first), _time(last)
        if end <= start:
            raise ValueError(f"{part} ends before it starts")
        found.append((start, end))
    return found


def _time(value: str) -> time:
    hour, _colon, minute = value.partition(":")
    return time(int(hour), int(minute))


@dataclass(frozen=True, slots=True)
class Hours:
    """A week: for each weekday (0 is Monday) the ranges of the counter and of the telephone."""

    desk: Mapping[int, list[Range]]
    phone: Mapping[int, list[Range]]

    @classmethod
    def from_block(cls, value: Any) -> Self:
        """The hours of a table that an editor filled in."""
        days = value["days"]
        return cls.from_rows((DAY_CODES.index(d["day"]), d["desk"], d["phone"]) for d in days)

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[int, str, str]]) -> Self:
        """From (weekday, counter, telephone) with the ranges as they are typed."""
        listed = [(day, _safe(desk), _safe(phone)) for day, desk, phone in rows]
        return cls({d: ranges for d, ranges, _p in listed}, {d: p for d, _r, p in listed})

    def rows(self) -> list[tuple[str, list[str], bool]]:
        """What the table shows: day, texts of counter and telephone, and whether it is today."""
        today = timezone.localdate().weekday()
        days = sorted(set(self.desk) | set(self.phone))
        return [
            (
                str(WEEKDAYS[day][1]),
                [_said(self.desk.get(day, [])), _said(self.phone.get(day, []))],
                day == today,
            )
            for day in days
        ]

    def open_now(self) -> str:
        """ "Open now, until 12 uur" when somebody answers at the counter; else empty."""
        now = timezone.localtime()
        for start, end in self.desk.get(now.weekday(), []):
            if start <= now.time() < end:
                return _("Open now, until %(time)s") % {"time": clock(end)}
        return ""


def _safe(value: str) -> list[Range]:
    try:
        return parse_ranges(value or "")
    except ValueError:
        return []


def _said(ranges: list[Range]) -> str:
    return ", ".join(time_range(start, end) for start, end in ranges)
