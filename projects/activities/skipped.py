"""What does not take place on the days of an agenda, because of a holiday: said, not left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from portal.accounts.audiences import Anybody, audiences
from portal.core.translated import worded

from .agenda import narrowed
from .days_off import named
from .models import SkippedDay

# In a week of holidays nearly everything stands still: beyond this, a reader narrows the list.
MOST = 30
DAYS = {"day": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class Skipped:
    """An activity that is not on that day, and the holiday for which."""

    title: str
    language: str
    url: str
    day: date
    why: str


def skipped_in(user: Anybody, asked: Mapping[str, str], view: str, day: date) -> list[Skipped]:
    """What a reader would look for in vain, beside the first page of a day or a week."""
    if view not in DAYS or asked.get("page"):
        return []
    last = day + timedelta(days=DAYS[view] - 1)
    rows = SkippedDay.objects.visible_in(audiences(user)).filter(day__range=(day, last))
    rows = narrowed(rows, asked).select_related("activity", "holiday").order_by("day", "pk")
    return [_skip(row) for row in rows[:MOST]]


def _skip(row: SkippedDay) -> Skipped:
    title = worded(row.activity, "title")
    address = row.activity.get_absolute_url()
    return Skipped(title.text, title.language, address, row.day, named(row.holiday))
