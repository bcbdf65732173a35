"""Rows for pages that only show: plain values, no objects, no query a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language

from portal.accounts.audiences import EVERYBODY, audiences
from portal.core.paging import Page, first_page, page_by_key
from portal.core.prepared import Prepared

from .models import Board, Post, Topic
from .models.topic import PAGE_SIZE

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

TOPICS_A_PAGE = 20
TOPIC_ORDER = ("-is_pinned", "-last_post_at", "-pk")
TOPIC_FIELDS = (
    "pk",
    "title",
    "slug",
    "language",
    "author__display_name",
    "is_pinned",
    "is_closed",
    "has_official_answer",
    "posts_count",
    "last_post_at",
)
POST_FIELDS = (
    "pk",
    "position",
    "author_id",
    "author__display_name",
    "html",
    "language",
    "created_at",
    "edited_at",
    "mark",
    "mark_organisation__name_nl",
    "mark_organisation__name_fr",
    "state",
    "state_reason",
)


def _topics(board: Any) -> QuerySet:
    topics = Topic.objects.shown().filter(board_id=board)
    return topics.values_list(*TOPIC_FIELDS, named=True)


_first_topics = Prepared(lambda board: _topics(board).order_by(*TOPIC_ORDER)[: TOPICS_A_PAGE + 1])
_posts = Prepared(
    lambda topic, first, last: (
        Post.objects.filter(topic_id=topic, position__range=(first, last))
        .order_by("position")
        .values_list(*POST_FIELDS, named=True)
    )
)


def topic_page(board: Board, key: str = "") -> Page[Any]:
    """One page of the topics of a board as rows, pinned ones first, then by newest message."""
    if key:
        return page_by_key(_topics(board.pk), order=TOPIC_ORDER, key=key, size=TOPICS_A_PAGE)
    return first_page(_first_topics.all(board=board.pk), order=TOPIC_ORDER, size=TOPICS_A_PAGE)


def post_rows(topic: Topic, page: int) -> list[Any]:
    """The messages of one page of a topic; the last page costs as much as the first."""
    before = (page - 1) * PAGE_SIZE
    return _posts.all(topic=topic.pk, first=before + 1, last=before + PAGE_SIZE)


def board_sections(user: Anybody) -> list[tuple[str, list[Board]]]:
    """The boards that the person may read, by section, in the order of the sections."""
    boards = list(Board.objects.visible_to(user))
    sections = [
        (str(section.label), [board for board in boards if board.section == section])
        for section in Board.Section
    ]
    return [(label, found) for label, found in sections if found]


def latest_topics(user: Anybody | None = None, limit: int = 5) -> list[dict[str, Any]]:
    """The topics with the newest messages that the person may read; without one, the public's."""
    mine = EVERYBODY if user is None else audiences(user)
    language = (get_language() or "nl")[:2]
    own, other = (f"board__name_{code}" for code in (language, "fr" if language == "nl" else "nl"))
    rows = (
        Topic.objects.shown()
        .filter(board__audience__in=mine)
        .order_by("-last_post_at", "-pk")
        .values("board__slug", own, other, *TOPIC_FIELDS)[:limit]
    )
    return [
        {
            "title": row["title"],
            "url": reverse("boards:topic", args=[row["board__slug"], row["pk"], row["slug"]]),
            "board": row[own] or row[other],
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
