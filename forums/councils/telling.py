"""Telling members of their meetings, and tenants of what became of their words."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation

from portal.accounts.audiences import PUBLIC
from portal.accounts.models import User
from portal.core.dates import time_range, weekday_date
from portal.notifications.actions import tell
from portal.notifications.following import Followed, announce_to_followers
from portal.notifications.models import Reason

from .models import Attendance, Meeting, Seat, Suggestion


def tell_people(meeting: Meeting, event: str, moment: datetime) -> int:
    """Members who were called and tenants who signed up; how many. Twice tells nobody twice."""
    called = Attendance.objects.filter(meeting=meeting).values("seat__user")
    people = User.objects.filter(
        Q(pk__in=called) | Q(pk__in=meeting.sign_ups.values("user")), is_active=True
    )
    told = 0
    for user in people:
        tell(
            user=user,
            event=event,
            about=meeting.about,
            key=f"{event}:{meeting.pk}:{meeting.sequence}:{user.pk}",
            reason=Reason.ASKED if event == "meeting_called" else Reason.ACCOUNT,
            url=meeting.get_absolute_url(),
            params={
                "council": meeting.council.names,
                "day": f"{meeting.starts_at.astimezone():%d/%m/%Y}",
                "about": meeting.council.names,
                "lines": lines_of(meeting),
            },
            at=moment,
        )
        told += 1
    return told


def tell_proxy_lost(meeting: Meeting, seat: Seat) -> None:
    """Whoever counted on this member to vote in their place hears that they do not come."""
    rows = Attendance.objects.filter(meeting=meeting, proxy=seat, seat__user__is_active=True)
    for row in rows.select_related("seat__user"):
        tell(
            user=row.seat.user,
            event="meeting_proxy_lost",
            about=meeting.about,
            key=f"meeting_proxy_lost:{meeting.pk}:{seat.pk}:{row.seat.user_id}",
            reason=Reason.ACCOUNT,
            url=meeting.get_absolute_url(),
            params={
                "council": meeting.council.names,
                "day": f"{meeting.starts_at.astimezone():%d/%m/%Y}",
                "about": meeting.council.names,
            },
        )


def announce_open_meeting(meeting: Meeting, actor: User | None) -> None:
    """Who follows the council hears of a meeting with all tenants, when it is theirs to come to."""
    _announce("council_meeting", meeting, meeting.council.company.audience, actor)


def announce_minutes(meeting: Meeting, actor: User | None) -> None:
    """Who follows the council can read what was decided."""
    _announce("council_minutes", meeting, PUBLIC, actor)


def _announce(event: str, meeting: Meeting, audience: str, actor: User | None) -> None:
    council = meeting.council
    announce_to_followers(
        event=event,
        key=f"{event}:{meeting.pk}",
        followed=[Followed(council.about, council.names)],
        audience=audience,
        actor=actor,
        url=meeting.get_absolute_url(),
        params={"council": council.names, "day": f"{meeting.starts_at.astimezone():%d/%m/%Y}"},
    )


def lines_of(meeting: Meeting) -> dict[str, list[str]]:
    """The first lines of a mail, by language: when and where, or why not."""
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            when = f"{weekday_date(start)}, {time_range(start, end)}"
            more = meeting.cancel_reason if meeting.cancelled_at else meeting.place
            found[code] = [line for line in (when, more) if line]
    return found


def tell_supporters(suggestion: Suggestion, actor: User) -> None:
    """Its author and whoever supported it, once."""
    supporters = suggestion.supports.values("user")
    people = User.objects.filter(
        Q(pk=suggestion.author_id) | Q(pk__in=supporters), is_active=True
    ).exclude(pk=actor.pk)
    for user in people:
        tell(
            user=user,
            event="council_suggestion_answered",
            about=suggestion.council.about,
            key=f"suggestion:{suggestion.pk}:{user.pk}",
            reason=Reason.OWN,
            url=suggestion.get_absolute_url(),
            params={
                "council": suggestion.council.names,
                "title": suggestion.title,
                "about": suggestion.council.names,
            },
        )
