"""The topics that move now: what the first page of the forum and the home page show of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.translation import get_language

from portal.accounts.audiences import EVERYBODY, audiences
from portal.core.prepared import Prepared

from .lists import TOPIC_FIELDS
from .models import Board, Topic

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

LAST_ANYWHERE = 100
MOST_FEATURED = 50
FEATURED = 3


def _featured_among(mine: Iterable[str]) -> QuerySet[Topic]:
    featured = Topic.objects.shown().filter(is_featured=True).order_by("-last_post_at")
    topics = Topic.objects.visible_in(mine).filter(pk__in=featured.values("pk")[:MOST_FEATURED])
    return topics.select_related("board").order_by("-last_post_at")[:FEATURED]


_featured = Prepared(_featured_among)


def featured_topics(user: Anybody) -> list[Topic]:
    """What moderators put on the first page, for who may read it."""
    return _featured.kept(mine=sorted(audiences(user)))


def _latest_among(topics: Any, mine: Any, limit: int, language: str) -> QuerySet:
    own, other = (f"board__name_{code}" for code in (language, "fr" if language == "nl" else "nl"))
    name = Coalesce(NullIf(own, Value("")), other)
    topics = Topic.objects.filter(pk__in=topics, board__audience__in=mine)
    rows = topics.order_by("-last_post_at", "-pk")
    return rows.values("board__slug", *TOPIC_FIELDS, board_name=name)[:limit]


@cache
def _latest_anywhere(limit: int, language: str, among: int) -> Prepared:
    """Those of certain audiences `among` so many topics that went on last anywhere."""
    last = Topic.objects.shown().order_by("-last_post_at", "-pk").values("pk")[:among]
    return Prepared(lambda mine: _latest_among(last, mine, limit, language))


def _last_of_each_board(mine: Any, limit: int) -> QuerySet:
    """The last topics of each board with these audiences: a step in the index for each of them."""
    boards = Board.objects.filter(audience__in=mine).order_by()
    shown = Topic.objects.shown().filter(board_id=OuterRef("pk")).order_by("-last_post_at", "-pk")
    arms = [
        boards.values(topic=Subquery(shown.filter(is_pinned=pinned).values("pk")[nth : nth + 1]))
        for pinned in (False, True)
        for nth in range(limit)
    ]
    return arms[0].union(*arms[1:], all=True)


def latest_topics(user: Anybody | None = None, limit: int = 5) -> list[dict[str, Any]]:
    """The topics with the newest messages that the person may read; without one, the public's.

    Most readers find them among those that went on last anywhere; for who reads only quiet boards,
    each board is asked for its own last ones. Either way, a million topics are not sorted for five.
    """
    mine = sorted(EVERYBODY if user is None else audiences(user))
    language = (get_language() or "nl")[:2]
    rows = _latest_anywhere(limit, language, LAST_ANYWHERE).all(mine=mine)
    if len(rows) < limit:
        rows = _latest_among(_last_of_each_board(mine, limit), mine, limit, language)
    return [
        {
            "title": row["title"],
            "url": reverse("boards:topic", args=[row["board__slug"], row["pk"], row["slug"]]),
            "board": row["board_name"],
            "language": row["language"],
            "author": row["author__display_name"] or "",
            "replies": max(row["posts_count"] - 1, 0),
            "last_post_at": row["last_post_at"],
            "has_official_answer": row["has_official_answer"],
            "is_pinned": row["is_pinned"],
            "is_closed": row["is_closed"],
        }
        for row in rows
    ]
