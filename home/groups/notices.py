"""The words of this room's events, and how its groups are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .actions.hearing import end_summary
from .audiences import groups_of
from .models import Group

TEXTS = {
    "group_asked": (_("%(actor)s asks to join “%(group)s”"), "user-plus"),
    "group_accepted": (_("You are now a member of “%(group)s”"), "user-check"),
    "group_refused": (_("“%(group)s” did not let you in"), "user-x"),
    "group_invited": (_("%(actor)s invites you to the group “%(group)s”"), "user-plus"),
    "group_removed": (_("You are no longer a member of “%(group)s”"), "user-minus"),
    "group_document": (_("New document in “%(group)s”: %(title)s"), "file-text"),
    "group_event": (_("“%(group)s” meets on %(day)s: %(title)s"), "calendar-plus"),
    "group_event_changed": (_("Changed in “%(group)s”: %(title)s, on %(day)s"), "calendar-days"),
    "group_event_cancelled": (
        _("“%(group)s” does not meet on %(day)s: %(title)s"),
        "calendar-days",
    ),
    "group_week": (_("The week of “%(group)s”: %(number)s new things"), "users"),
}


def find_groups(user: User, identities: list[str]) -> dict[str, Thing]:
    """Those of one's own groups; nobody follows another's."""
    mine = {key for key, _leads in groups_of(user)}
    keys = [key for key in numbers(identities) if key in mine]
    rows = Group.objects.filter(pk__in=keys) if keys else []
    return {str(group.pk): Thing(group.name, group.get_absolute_url()) for group in rows}


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("group", find_groups, ending=end_summary)
    for name, (title, icon) in TEXTS.items():
        register_event(name, title=title, icon=icon)
