"""The words of this room's events, and how elections are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .models import Election


def _elections(user: User, identities: list[str]) -> dict[str, Thing]:
    rows = Election.objects.visible_to(user).filter(pk__in=numbers(identities))
    return {str(row.pk): Thing(row.title, row.get_absolute_url()) for row in rows}


def register() -> None:
    """Give the words, and say how elections are found."""
    register_thing("election", _elections)
    register_event(
        "election_called",
        title=_("Tenants of %(company)s choose a council. You can stand: “%(election)s”"),
        icon="vote",
    )
    register_event(
        "election_listed", title=_("The candidates are known: “%(election)s”"), icon="users-round"
    )
    register_event(
        "election_cancelled", title=_("It does not take place: “%(election)s”"), icon="info"
    )
    register_event(
        "election_result", title=_("The results are known: “%(election)s”"), icon="badge-check"
    )
