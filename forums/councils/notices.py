"""The words of this room's events, and how its meetings are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.links import absolute
from portal.notifications.texts import Attachment, register_event
from portal.notifications.things import Thing, numbers, register_thing

from .calendar import meeting_calendar
from .models import AdvisoryCouncil
from .reading import visible_meetings


def _meetings(user: User, identities: list[str]) -> dict[str, Thing]:
    rows = visible_meetings(user).filter(pk__in=numbers(identities)).select_related("council")
    return {
        str(row.pk): Thing(row.title or str(row.council), row.get_absolute_url()) for row in rows
    }


def _councils(user: User, identities: list[str]) -> dict[str, Thing]:
    rows = AdvisoryCouncil.objects.filter(pk__in=numbers(identities))
    return {str(row.pk): Thing(row.name, row.get_absolute_url()) for row in rows}


def _calendar(user: User, about: str) -> Attachment | None:
    """The meeting for the reader's calendar, as long as they may see it."""
    keys = numbers([about.partition(":")[2]])
    meeting = visible_meetings(user).filter(pk__in=keys).select_related("council").first()
    if meeting is None:
        return None
    return Attachment(
        name=f"meeting-{meeting.pk}.ics",
        content=meeting_calendar(meeting, absolute),
        kind="text/calendar",
    )


def register() -> None:
    """Give the words, and say how things are found."""
    register_thing("meeting", _meetings)
    register_thing("council", _councils)
    register_event(
        "council_meeting",
        title=_("%(council)s meets with all tenants on %(day)s"),
        icon="calendar-days",
    )
    register_event(
        "council_minutes",
        title=_("Read what %(council)s decided on %(day)s"),
        icon="file-text",
    )
    register_event(
        "meeting_called",
        title=_("%(council)s meets on %(day)s. Say whether you come."),
        icon="calendar-days",
        # A summary of next week could come after the meeting.
        is_promised=True,
        attach=_calendar,
    )
    register_event(
        "meeting_changed",
        title=_("The meeting of %(council)s has changed: %(day)s"),
        icon="calendar-days",
        is_promised=True,
        attach=_calendar,
    )
    register_event(
        "meeting_cancelled",
        title=_("The meeting of %(council)s on %(day)s does not take place"),
        icon="calendar-days",
        is_promised=True,
        attach=_calendar,
    )
    register_event(
        "meeting_proxy_lost",
        title=_("Who would vote in your place does not come: %(council)s on %(day)s"),
        icon="users-round",
        is_promised=True,
    )
    register_event(
        "council_suggestion_answered",
        title=_("%(council)s answers a suggestion: “%(title)s”"),
        icon="users-round",
    )
