"""The words of this room's events, and how its things are found by those who follow them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.notifications.texts import register_event
from portal.notifications.things import Thing, numbers, register_thing

from .models import Board, Topic


def find_topics(user: User, identities: list[str]) -> dict[str, Thing]:
    """The topics among these ids that the person may read."""
    topics = Topic.objects.visible_to(user).shown().filter(pk__in=numbers(identities))
    return {
        str(topic.pk): Thing(topic.title, topic.get_absolute_url())
        for topic in topics.select_related("board")
    }


def find_boards(user: User, identities: list[str]) -> dict[str, Thing]:
    """The boards among these ids that the person may read."""
    boards = Board.objects.visible_to(user).filter(pk__in=numbers(identities))
    return {str(board.pk): Thing(board.name, board.get_absolute_url()) for board in boards}


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("topic", find_topics)
    register_thing("board", find_boards)
    register_event(
        "topic", title=_("%(actor)s opened “%(topic)s” on %(board)s"), icon="message-square-plus"
    )
    register_event("reply", title=_("%(actor)s replied in “%(topic)s”"), icon="message-square")
    register_event("answered", title=_("%(actor)s answered you in “%(topic)s”"), icon="reply")
    register_event("mention", title=_("%(actor)s named you in “%(topic)s”"), icon="at-sign")
    register_event(
        "accepted",
        title=_("Your message answers the question in “%(topic)s”"),
        icon="circle-check",
    )
    register_event(
        "post_hidden",
        title=_("A moderator has hidden your message in “%(topic)s”"),
        icon="eye-off",
    )
    register_event(
        "post_restored", title=_("Your message in “%(topic)s” can be seen again"), icon="eye"
    )
