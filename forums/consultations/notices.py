"""The words of this room's events, and how consultations are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .models import Consultation


def find_consultations(user: User, identities: list[str]) -> dict[str, Thing]:
    """Those among these ids that exist for the person."""
    found = Consultation.objects.visible_to(user).filter(pk__in=numbers(identities))
    return {str(one.pk): Thing(one.title, one.get_absolute_url()) for one in found}


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("consultation", find_consultations)
    register_event(
        "consultation_sent",
        title=_("%(company)s asks your opinion: “%(consultation)s”"),
        icon="message-circle-question-mark",
    )
    register_event(
        "consultation_extended",
        title=_("You have more time to answer: “%(consultation)s”"),
        icon="calendar-days",
    )
    register_event(
        "consultation_closing",
        title=_("You can still answer for a few days: “%(consultation)s”"),
        icon="hourglass",
    )
    register_event(
        "consultation_opinion",
        title=_("The council gave its opinion on “%(consultation)s”"),
        icon="vote",
    )
    register_event(
        "consultation_answered",
        title=_("%(company)s has answered: “%(consultation)s”"),
        icon="badge-check",
    )
    register_event(
        "consultation_follow_up",
        title=_("This was done with “%(consultation)s”"),
        icon="circle-check",
    )
    register_event(
        "consultation_reported",
        title=_("You took part. Read what was done with it: “%(consultation)s”"),
        icon="megaphone",
        is_promised=True,
    )
    register_event(
        "consultation_lapsed",
        title=_("This consultation has lapsed: “%(consultation)s”"),
        icon="info",
    )
    register_event(
        "consultation_answer_due",
        title=_("The answer to “%(consultation)s” is due"),
        icon="hourglass",
    )
    register_event(
        "consultation_follow_up_due",
        title=_("Tell tenants what was done with “%(consultation)s”"),
        icon="hourglass",
    )
    register_event(
        "consultation_handed_over",
        title=_("The council’s term has ended. Who goes on with “%(consultation)s”"),
        icon="users-round",
    )
