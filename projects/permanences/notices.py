"""The words of this room's events, and how permanences are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .models import Permanence


def find_permanences(user: User, identities: list[str]) -> dict[str, Thing]:
    """The published permanences among these ids."""
    rows = Permanence.objects.published().filter(pk__in=numbers(identities))
    return {str(row.pk): Thing(row.title, row.get_absolute_url()) for row in rows}


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("permanence", find_permanences)
    register_event(
        "opening_cancelled", title=_("“%(permanence)s” is closed on %(day)s"), icon="calendar-x"
    )
    register_event(
        "opening_moved", title=_("“%(permanence)s” is moved to %(day)s"), icon="calendar-clock"
    )
    register_event(
        "opening_restored",
        title=_("“%(permanence)s” is open after all: %(day)s"),
        icon="calendar-check",
    )
    register_event(
        "permanence_unconfirmed",
        title=_("Are the hours of %(organisation)s still right?"),
        icon="clock-alert",
    )
