"""A meeting as a file for calendars; the same name each time, so that changes find their place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from .models import Meeting


def meeting_calendar(meeting: Meeting, absolute: Callable[[str], str]) -> bytes:
    """An iCalendar file with one event."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal//Councils//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = Event()
    event.add("uid", f"{meeting.uid}@portal")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("dtstart", meeting.starts_at.astimezone(UTC))
    event.add("dtend", meeting.ends_at.astimezone(UTC))
    event.add("summary", meeting.title or _("Meeting: %(name)s") % {"name": meeting.council.name})
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    if meeting.place:
        event.add("location", meeting.place)
    event.add("url", absolute(meeting.get_absolute_url()))
    calendar.add_component(event)
    return calendar.to_ical()
