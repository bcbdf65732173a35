"""A group of professionals talks on a board of its own, that its members alone read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse

from home.groups.audiences import led_groups
from home.groups.models import Group
from home.groups.models.group import PREFIX
from home.groups.parts import Part, register_part
from portal.accounts.models import User

from .models import Board, Topic

NEWEST = 5
LONGEST = 300  # characters of a description


def keep_board(group: Group) -> None:
    """Its board, made or changed: called and about the same as the group."""
    board = board_of(group) or Board(audience=group.audience, slug=_free_slug(group))
    board.kind, board.section = Board.Kind.GROUP, Board.Section.PROFESSIONALS
    board.posting_audience = group.audience
    board.icon, board.order, board.is_demo = "users-round", 90, group.is_demo
    for language, name in group.names.items():
        words = " ".join(getattr(group, f"description_{language}").split())
        setattr(board, f"name_{language}", name)
        setattr(board, f"description_{language}", words[:LONGEST])
    board.full_clean()
    board.save()
    board.themes.set(group.themes.all())


def board_of(group: Group) -> Board | None:
    """The board of a group."""
    return Board.objects.filter(audience=group.audience, kind=Board.Kind.GROUP).first()


def _free_slug(group: Group) -> str:
    slug = f"g-{group.slug}"[:60]
    return slug if not Board.objects.filter(slug=slug).exists() else f"g-{group.pk}"


def shown_board(group: Group, user: Any) -> dict[str, Any]:
    """What the page of a group shows to members: the newest topics and where to open one."""
    board = board_of(group)
    if board is None:
        return {}
    topics = Topic.objects.shown().filter(board=board).order_by("-last_post_at", "-pk")
    return {
        "url": board.get_absolute_url(),
        "new_url": reverse("boards:topic_create", args=[board.slug]),
        "topics": list(topics.select_related("board")[:NEWEST]),
    }


def new_topics(group: Group, since: datetime) -> int:
    """How many topics were opened since then."""
    rows = Topic.objects.shown().filter(board__audience=group.audience)
    return rows.filter(created_at__gte=since).count()


def boards_of_led_groups(user: User) -> Iterator[str]:
    """The boards of groups that `user` looks after, as moderation knows them."""
    led = [f"{PREFIX}{key}" for key in led_groups(user)]
    rows = Board.objects.filter(kind=Board.Kind.GROUP, audience__in=led) if led else ()
    yield from (board.scope for board in rows)


def leaders_of_board(scope: str) -> Iterable[User]:
    """Who looks after the group whose board this is; nobody for other boards."""
    key = scope.removeprefix("board:")
    board = (
        Board.objects.filter(pk=int(key), kind=Board.Kind.GROUP).first() if key.isdigit() else None
    )
    if board is None or not board.audience.startswith(PREFIX):
        return ()
    group = int(board.audience.removeprefix(PREFIX))
    return User.objects.filter(
        group_memberships__group=group, group_memberships__is_moderator=True, is_active=True
    )


def about_group(board: Board) -> str:
    """What those who follow the group of this board follow; empty for other boards."""
    if board.kind != Board.Kind.GROUP or not board.audience.startswith(PREFIX):
        return ""
    return f"group:{board.audience.removeprefix(PREFIX)}"


def register() -> None:
    """Called once, when the portal starts."""
    register_part(Part("board", keep_board, shown_board, new_topics))
