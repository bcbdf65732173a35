"""Calendars to subscribe to: an event a date, so that every program shows exceptions alike.

The name of an event (UID) never changes and its SEQUENCE rises with each change: a cancelled date
is sent as cancelled, never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from .models import PlannedDate, Session

BACK = timedelta(days=31)
MOST_EVENTS = 1000
Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a calendar, in the words of the reader's language."""

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    is_cancelled: bool
    place: str
    text: str
    url: str


def recent(rows: QuerySet[PlannedDate]) -> QuerySet[PlannedDate]:
    """The dates that a calendar holds: from a month ago on, the nearest thousand."""
    return rows.filter(ends_at__gt=timezone.now() - BACK).order_by("starts_at", "pk")[:MOST_EVENTS]


def entry_of(session: Session) -> Entry:
    """The event of a date; its activity must have come along."""
    activity = session.activity
    return Entry(
        uid=f"{activity.uid}-{session.key}@portal",
        sequence=session.sequence,
        # A change of the words reaches calendars too.
        changed_at=max(session.changed_at, activity.changed_at),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=activity.title,
        is_cancelled=session.is_cancelled,
        place=session.place or activity.place,
        text="\n".join(filter(None, [session.reason, activity.summary])),
        url=activity.get_absolute_url(),
    )


def make_calendar(name: str, entries: Iterable[Entry], absolute: Absolute) -> bytes:
    """An iCalendar file. `absolute` makes a path a whole address."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for entry in entries:
        calendar.add_component(_event(entry, absolute))
    return calendar.to_ical()


def calendar_answer(body: bytes) -> HttpResponse:
    """The file as programs ask for it."""
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return answer


def _event(entry: Entry, absolute: Absolute) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    if entry.text:
        event.add("description", entry.text)
    event.add("url", absolute(entry.url))
    return event
