"""A date of a group as a file for calendars; the same name each time, so changes find it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from icalendar import Calendar, Event

from .models import GroupEvent


def event_calendar(row: GroupEvent, absolute: Callable[[str], str]) -> bytes:
    """An iCalendar file with one event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal//Groups//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = Event()
    event.add("uid", f"{row.uid}@portal")
    event.add("sequence", row.sequence)
    event.add("dtstamp", row.changed_at)
    event.add("dtstart", row.starts_at.astimezone(UTC))
    event.add("dtend", row.ends_at.astimezone(UTC))
    event.add("summary", f"{row.title} ({row.group.name})")
    event.add("status", "CANCELLED" if row.cancelled_at else "CONFIRMED")
    if row.place:
        event.add("location", row.place)
    if row.text:
        event.add("description", row.text)
    event.add("url", absolute(row.group.get_absolute_url()))
    calendar.add_component(event)
    return calendar.to_ical()
