"""What a page looks up for its reader: read positions, reactions, people to fold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.utils import timezone

from portal.accounts.models import User
from portal.core.prepared import Prepared
from portal.notifications.models import Subscription

from .models import Board, Draft, Joined, Post, Topic, TopicRead

# What is older than this and was never opened is old, not new.
NEW_DAYS = 30
MODES = ("newest", "unanswered", "solved", "followed", "mine")
PERSONAL_MODES = ("followed", "mine")


def filtered(topics: QuerySet, mode: str, user: User | None) -> QuerySet:
    """The topics of one mode; the personal ones are empty without an account."""
    if mode == "unanswered":
        return topics.filter(posts_count__lte=1)
    if mode == "solved":
        return topics.filter(accepted_post__isnull=False)
    if mode in PERSONAL_MODES and user is None:
        return topics.none()
    if mode == "mine":
        mine = Post.objects.filter(topic=OuterRef("pk"), author=user)
        return topics.filter(Exists(mine))
    if mode == "followed":
        return topics.filter(pk__in=_followed(user))
    return topics


def _followed(user: User | None) -> list[int]:
    abouts = Subscription.objects.filter(user=user, about__startswith="topic:")
    keys = abouts.order_by("-pk").values_list("about", flat=True)[:500]
    return [int(key.partition(":")[2]) for key in keys]


# A plain number instead of a relation: only then the query can be kept.
_topic_key = ExpressionWrapper(F("topic_id"), output_field=BigIntegerField())
_read = Prepared(
    lambda user, topics: (
        TopicRead.objects.annotate(key=_topic_key)
        .filter(user_id=user, key__in=topics)
        .values_list("key", "position")
    )
)


def unread_marks(user: User, rows: Iterable[Any]) -> dict[int, str]:
    """By topic: "new" (never opened and not old) or "unread" (went on since); one query."""
    rows = list(rows)
    read = dict(_read.all(user=user.pk, topics=[row.pk for row in rows])) if rows else {}
    since = max(user.date_joined, timezone.now() - timedelta(days=NEW_DAYS))
    marks = {}
    for row in rows:
        if row.pk in read:
            if read[row.pk] < row.last_position:
                marks[row.pk] = "unread"
        elif row.last_post_at > since:
            marks[row.pk] = "new"
    return marks


@dataclass(frozen=True, slots=True)
class Place:
    """What one person keeps in one topic."""

    position: int = 0
    is_quiet: bool = False
    is_following: bool = False
    draft: str = ""
    draft_language: str = ""


_board_level = Prepared(
    lambda user, board, about: User.objects.filter(pk=user).values_list(
        Subquery(Joined.objects.filter(user_id=user, board_id=board).values("is_quiet")[:1]),
        Exists(Subscription.objects.filter(user_id=user, about=about)),
    )
)


def board_level(user: User, board: Board) -> str:
    """How much somebody hears of a board: all, mine or none; empty for who has not joined it.

    Who follows it without having joined has, in effect.
    """
    is_quiet, follows = _board_level.first(user=user.pk, board=board.pk, about=board.about)
    if follows:
        return "all"
    return "" if is_quiet is None else "none" if is_quiet else "mine"


_place = Prepared(
    lambda user, topic, about: User.objects.filter(pk=user).values_list(
        Subquery(TopicRead.objects.filter(user_id=user, topic_id=topic).values("position")[:1]),
        Subquery(TopicRead.objects.filter(user_id=user, topic_id=topic).values("is_quiet")[:1]),
        Exists(Subscription.objects.filter(user_id=user, about=about)),
        Subquery(Draft.objects.filter(user_id=user, about=about).values("text")[:1]),
        Subquery(Draft.objects.filter(user_id=user, about=about).values("language")[:1]),
    )
)


def place_of(user: User, topic: Topic) -> Place:
    """How far somebody read, what they want to hear, what they were writing; one query."""
    row = _place.first(user=user.pk, topic=topic.pk, about=topic.about)
    if row is None:
        return Place()
    position, is_quiet, is_following, draft, language = row
    return Place(position or 0, bool(is_quiet), bool(is_following), draft or "", language or "")
