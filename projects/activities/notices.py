"""The words of this room's events, and how activities are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .models import Activity


def find_activities(user: User, identities: list[str]) -> dict[str, Thing]:
    """The activities among these ids that the person may see."""
    rows = Activity.objects.visible_to(user).published().filter(pk__in=numbers(identities))
    return {str(row.pk): Thing(row.title, row.get_absolute_url()) for row in rows}


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("activity", find_activities)
    register_event("activity_new", title=_("New activity: “%(activity)s”"), icon="calendar-plus")
    register_event(
        "session_cancelled",
        title=_("“%(activity)s” does not take place on %(day)s"),
        icon="calendar-x",
    )
    register_event(
        "session_moved", title=_("“%(activity)s” is moved to %(day)s"), icon="calendar-clock"
    )
    register_event(
        "sessions_elsewhere",
        title=_("“%(activity)s” takes place elsewhere: %(place)s (%(day)s to %(last)s)"),
        icon="map-pin",
    )
    register_event(
        "session_restored",
        title=_("“%(activity)s” takes place after all: %(day)s"),
        icon="calendar-check",
    )
    register_event(
        "session_confirmed",
        title=_("You have a place: “%(activity)s”, %(day)s"),
        icon="calendar-check",
    )
    register_event(
        "session_waiting",
        title=_("You are on the waiting list: “%(activity)s”, %(day)s"),
        icon="calendar-clock",
    )
    register_event(
        "session_given_back",
        title=_("You gave your place back: “%(activity)s”, %(day)s"),
        icon="calendar-x",
    )
    register_event(
        "session_place",
        title=_("There is a place for you: “%(activity)s”, %(day)s"),
        icon="calendar-check",
    )
    register_event(
        "session_call_place",
        title=_("Somebody who called has a place now. Call them: “%(activity)s”, %(day)s"),
        icon="phone-call",
    )
    register_event(
        "session_call",
        title=_("Call those who signed up by telephone: “%(activity)s”, %(day)s, is changed"),
        icon="phone-call",
    )
    register_event(
        "session_reminder", title=_("Soon: “%(activity)s”, %(day)s"), icon="calendar-days"
    )
