"""Rows for pages that only show: plain values, no objects, no query a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    OuterRef,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Substr

from portal.accounts.audiences import audiences
from portal.core.paging import KeyedList, Page, page_by_key
from portal.core.prepared import Prepared
from portal.core.text import plain_text, shorten
from portal.taxonomy.models import Theme

from .models import Attachment, Board, Ignored, Joined, Picture, Post, Thanks, Topic
from .models.topic import PAGE_SIZE
from .personal import filtered

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody
    from portal.accounts.models import User

TOPICS_A_PAGE = 20
TOPIC_ORDER = ("-is_pinned", "-last_post_at", "-pk")
PLAIN_ORDER = ("-last_post_at", "-pk")
LONG_TOPIC = 30
ANSWERED_LENGTH = 200
MOST_NAMED = 50
TOPIC_FIELDS = (
    "pk",
    "title",
    "slug",
    "language",
    "author__display_name",
    "is_pinned",
    "is_closed",
    "has_official_answer",
    "accepted_post_id",
    "posts_count",
    "last_position",
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
    "edit_reason",
    "mark",
    "mark_organisation__name_nl",
    "mark_organisation__name_fr",
    "state",
    "state_reason",
    "reply_to_id",
    "reply_to__author__display_name",
    "answered",
    "thanks_count",
    "helpful_count",
)
# What the reader said to a message, and whether they fold its author's.
OWN_FIELDS = ("thanked", "helped", "ignored")


def _topics(board: Any) -> QuerySet:
    topics = Topic.objects.shown().filter(board_id=board)
    return topics.values_list(*TOPIC_FIELDS, named=True)


def _listed(mode: str, order: tuple[str, ...]) -> KeyedList:
    return KeyedList(
        Topic, lambda board: filtered(_topics(board), mode, None), order=order, size=TOPICS_A_PAGE
    )


_lists_of_topics = {
    "newest": _listed("newest", TOPIC_ORDER),
    "unanswered": _listed("unanswered", PLAIN_ORDER),
    "solved": _listed("solved", PLAIN_ORDER),
}
_nobody = Value(False, output_field=BooleanField())
# What a message answers, in its own words, for who reads from here on; nothing of hidden ones.
_answered = Case(
    When(reply_to__state=Post.State.VISIBLE, then=Substr("reply_to__text", 1, ANSWERED_LENGTH)),
    default=Value(""),
    output_field=TextField(),
)
_posts = Prepared(
    lambda topic, first, last: (
        Post.objects.filter(topic_id=topic, position__range=(first, last))
        .annotate(answered=_answered, thanked=_nobody, helped=_nobody, ignored=_nobody)
        .order_by("position")
        .values_list(*POST_FIELDS, *OWN_FIELDS, named=True)
    )
)


def _said(user: Any, kind: str) -> Exists:
    return Exists(Thanks.objects.filter(post_id=OuterRef("pk"), user_id=user, kind=kind))


_posts_of_reader = Prepared(
    lambda topic, first, last, user: (
        Post.objects.filter(topic_id=topic, position__range=(first, last))
        .annotate(
            answered=_answered,
            thanked=_said(user, Thanks.Kind.THANKS),
            helped=_said(user, Thanks.Kind.HELPFUL),
            ignored=Exists(Ignored.objects.filter(user_id=user, other_id=OuterRef("author_id"))),
        )
        .order_by("position")
        .values_list(*POST_FIELDS, *OWN_FIELDS, named=True)
    )
)


def topic_page(
    board: Board,
    key: str = "",
    *,
    mode: str = "",
    language: str = "",
    theme: str = "",
    user: User | None = None,
) -> Page[Any]:
    """One page of the topics of a board as rows, pinned ones first, then by newest message.

    A mode (see `personal.MODES`), a language or a theme (its code) leaves the others out, and pins
    nothing.
    """
    listed = _lists_of_topics.get(mode or "newest")
    if listed and not (language or theme):
        return listed.page(key, board=board.pk)
    topics = filtered(_topics(board.pk), mode, user)
    topics = topics.filter(language=language) if language else topics
    topics = topics.filter(themes__code=theme) if theme else topics
    return page_by_key(topics, order=PLAIN_ORDER, key=key, size=TOPICS_A_PAGE)


def post_rows(topic: Topic, page: int, reader: User | None = None) -> list[Any]:
    """The messages of one page of a topic; the last page costs as much as the first."""
    first = (page - 1) * PAGE_SIZE + 1
    last = first + PAGE_SIZE - 1
    if reader:
        return _posts_of_reader.all(topic=topic.pk, first=first, last=last, user=reader.pk)
    return _posts.all(topic=topic.pk, first=first, last=last)


_pictures = Prepared(
    lambda topic, first, last: (
        Picture.objects.filter(post__topic_id=topic, post__position__range=(first, last))
        .order_by("pk")
        .values_list("post_id", "pk", "description", "width", "height")
    )
)


def pictures_of(topic: Topic, page: int) -> dict[int, tuple[tuple[Any, ...], ...]]:
    """The pictures of one page of a topic, by message: key, description, width, height."""
    first = (page - 1) * PAGE_SIZE + 1
    found: dict[int, list[tuple[Any, ...]]] = {}
    rows = _pictures.all(topic=topic.pk, first=first, last=first + PAGE_SIZE - 1)
    for post, *picture in rows:
        found.setdefault(post, []).append(tuple(picture))
    return {post: tuple(pictures) for post, pictures in found.items()}


_attachments = Prepared(
    lambda topic, first, last: (
        Attachment.objects.filter(post__topic_id=topic, post__position__range=(first, last))
        .order_by("pk")
        .values_list("post_id", "pk", "name", "size")
    )
)


def attachments_of(topic: Topic, page: int) -> dict[int, tuple[tuple[Any, ...], ...]]:
    """The files of one page of a topic, by message: key, name, size."""
    first = (page - 1) * PAGE_SIZE + 1
    found: dict[int, list[tuple[Any, ...]]] = {}
    rows = _attachments.all(topic=topic.pk, first=first, last=first + PAGE_SIZE - 1)
    for post, *attachment in rows:
        found.setdefault(post, []).append(tuple(attachment))
    return {post: tuple(files) for post, files in found.items()}


def people_in(topic: Topic) -> list[str]:
    """The names of those who wrote in a topic last: who can be named in a reply."""
    last = Post.objects.shown().filter(topic=topic).order_by("-position")[:MOST_NAMED]
    return list(dict.fromkeys(filter(None, last.values_list("author__display_name", flat=True))))


_board_themes = Prepared(lambda board: Theme.objects.filter(boards=board, is_active=True))


def board_themes(board: Board) -> list[Theme]:
    """The subjects that a board offers."""
    return _board_themes.all(board=board.pk)


_themes = Prepared(lambda topic: Theme.objects.filter(topics=topic, is_active=True))


def themes_of(topic: Topic) -> list[Theme]:
    """The subjects of a topic, in their order."""
    return _themes.all(topic=topic.pk)


def summary_rows(topic: Topic) -> list[dict[str, Any]]:
    """Of a long topic: the question, its accepted answer, official ones, the most thanked."""
    shown = Post.objects.shown().filter(topic=topic)
    posts = shown.filter(position__gt=1)
    fields = ("pk", "position", "html", "language", "mark", "author__display_name", "thanks_count")
    first = list(shown.filter(position=1).values(*fields))
    accepted = list(posts.filter(pk=topic.accepted_post_id).values(*fields))
    official = list(posts.exclude(mark="").order_by("position").values(*fields)[:2])
    thanked = posts.filter(thanks_count__gt=0).order_by("-thanks_count", "pk").values(*fields)[:3]
    found = {row["pk"]: row for row in [*first, *accepted, *official, *thanked]}
    return [
        {**row, "short": shorten(plain_text(row["html"]), 160)} for row in list(found.values())[:6]
    ]


_joined = Prepared(
    lambda user, mine: (
        Board.objects.visible_in(mine)
        .filter(pk__in=Joined.objects.filter(user_id=user).values("board"))
        .order_by("-last_post_at")
    )
)


def joined_boards(user: User) -> list[Board]:
    """The boards that somebody joined and may still read, the liveliest first."""
    return _joined.all(user=user.pk, mine=sorted(audiences(user)))


_boards = Prepared(lambda mine: Board.objects.visible_in(mine))


def board_sections(user: Anybody) -> list[tuple[str, list[Board]]]:
    """The boards that the person may read, by section, in the order of the sections."""
    boards = _boards.kept(mine=sorted(audiences(user)))
    sections = [
        (str(section.label), [board for board in boards if board.section == section])
        for section in Board.Section
    ]
    return [(label, found) for label, found in sections if found]
