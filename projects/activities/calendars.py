"""Calendars to subscribe to: an event a date, so that every program shows exceptions alike.

The name of an event (UID) never changes and its SEQUENCE rises with each change: a cancelled date
is sent as cancelled, never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from icalendar import Calendar, Event

from .models import Session

BACK = timedelta(days=31)
MOST_EVENTS = 1000


def recent(rows: QuerySet[Session]) -> QuerySet[Session]:
    """The dates that a calendar holds: from a month ago on, the nearest thousand."""
    return rows.filter(ends_at__gt=timezone.now() - BACK).order_by("starts_at", "pk")[:MOST_EVENTS]


def make_calendar(name: str, sessions: Iterable[Session], address: Callable[[str], str]) -> bytes:
    """An iCalendar file. `address` makes a path absolute."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal//Agenda//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for session in sessions:
        calendar.add_component(_event(session, address))
    return calendar.to_ical()


def _event(session: Session, address: Callable[[str], str]) -> Event:
    activity = session.activity
    event = Event()
    event.add("uid", f"{activity.uid}-{session.key}@portal")
    event.add("sequence", session.sequence)
    event.add("dtstamp", session.changed_at)
    event.add("last-modified", session.changed_at)
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", activity.title)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    if place := session.place or activity.place:
        event.add("location", place)
    if words := "\n".join(filter(None, [session.reason, activity.summary])):
        event.add("description", words)
    event.add("url", address(activity.get_absolute_url()))
    return event
