"""The calendar of the sector for calendar programs: an event a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from .models import DateQuerySet, MeetingDate

BACK = timedelta(days=31)
MOST_EVENTS = 500
Absolute = Callable[[str], str]


def recent(rows: DateQuerySet) -> DateQuerySet:
    """The dates that a calendar holds: from a month ago on; cancelled ones are sent as such."""
    rows = rows.filter(ends_at__gt=timezone.now() - BACK).select_related("meeting__organisation")
    return rows.order_by("starts_at", "pk")[:MOST_EVENTS]


def calendar_file(name: str, dates: Iterable[MeetingDate], absolute: Absolute) -> HttpResponse:
    """An iCalendar file in the reader's language; `absolute` makes a path a whole address."""
    calendar = Calendar()
    calendar.add("prodid", "-//Portal//Sector//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for date in dates:
        calendar.add_component(_event(date, absolute))
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="sector.ics"'
    return answer


def _event(date: MeetingDate, absolute: Absolute) -> Event:
    meeting = date.meeting
    event = Event()
    event.add("uid", f"{date.key}@portal")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", meeting.changed_at)
    event.add("last-modified", meeting.changed_at)
    event.add("dtstart", date.starts_at.astimezone(UTC))
    event.add("dtend", date.ends_at.astimezone(UTC))
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if where := meeting.place or meeting.online_url:
        event.add("location", where)
    if meeting.summary:
        event.add("description", meeting.summary)
    event.add("url", absolute(meeting.get_absolute_url()))
    return event
