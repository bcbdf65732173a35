"""The calendar of the sector as lists: what comes by day, what is over the other way round."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.site.narrowing import ByTerm, ByWord, narrow
from portal.accounts.audiences import PUBLIC, Anybody, audiences
from portal.core.paging import page_by_key

from .models import MeetingDate, SectorMeeting

PAGE_SIZE = 20
COMING = ("starts_at", "pk")
PAST = ("-starts_at", "-pk")
PAST_VIEW = "past"
FILTERS = (
    ByWord("kind", _("Kind"), "meeting__kind", lambda: dict(SectorMeeting.Kind.choices)),
    ByWord(
        "language",
        _("Language"),
        "meeting__languages",
        lambda: dict(settings.LANGUAGES),
        has_many=True,
    ),
    ByTerm("theme", _("Theme"), "meeting__themes"),
)


def calendar_list(user: Anybody, asked: QueryDict) -> dict[str, Any]:
    """One page of dates for this reader, grouped by their first day, with the filters."""
    is_past = asked.get("view") == PAST_VIEW
    rows = MeetingDate.objects.shown_to(audiences(user))
    narrowed = narrow(rows.past() if is_past else rows.coming(), asked, FILTERS)
    page = page_by_key(
        narrowed.rows.select_related("meeting__organisation"),
        order=PAST if is_past else COMING,
        key=asked.get("page", ""),
        size=PAGE_SIZE,
    )
    view = PAST_VIEW if is_past else ""
    return {
        "narrowed": narrowed,
        "is_past": is_past,
        "days": by_day(page.items),
        "next_url": narrowed.address(view=view, page=page.next) if page.next else "",
        "previous_url": narrowed.address(view=view, page=page.previous) if page.previous else "",
    }


def by_day(dates: Any) -> list[tuple[Any, list[MeetingDate]]]:
    """The dates under the day on which they begin, Brussels time."""
    grouped = groupby(dates, lambda date: timezone.localtime(date.starts_at).date())
    return [(day, list(found)) for day, found in grouped]


def coming_meetings(limit: int = 4) -> list[MeetingDate]:
    """The next date of the next meetings that everybody may read, without the cancelled ones."""
    rows = MeetingDate.objects.shown_to([PUBLIC]).coming().filter(meeting__is_cancelled=False)
    rows = rows.select_related("meeting__organisation").order_by(*COMING)
    # A course has a handful of dates: its next one is enough here.
    first: dict[int, MeetingDate] = {}
    for date in rows[: limit * 6]:
        first.setdefault(date.meeting_id, date)
    return list(first.values())[:limit]
