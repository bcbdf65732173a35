"""Writing: a topic with its opening message, and replies."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from forums.boards import permissions, writing
from forums.boards.marks import mark_of
from forums.boards.models import Board, Post, Topic
from forums.boards.models.topic import topic_slug
from portal.accounts.models import User
from portal.core.text import markdown_to_html
from portal.notifications.actions import announce, follow, mark_read
from portal.notifications.models import Reason
from search.outbox.actions import mark


def _already_made(author: User, token: str) -> Post | None:
    """The message that this very form made before."""
    if not token:
        return None
    return Post.objects.filter(author=author, token=token).select_related("topic__board").first()


def open_topic(
    *,
    board: Board,
    author: User,
    title: str,
    text: str,
    language: str = "nl",
    token: str = "",
    at: datetime | None = None,
    announced: bool = True,
) -> Topic:
    """Open a topic with its first message and tell the board's followers.

    The same `token` again gives the topic that it made. Raises PermissionDenied with a sentence for
    who may not write here, ValidationError for a title or text that cannot be kept.
    """
    permissions.check_can_post(author, board)
    title, text = writing.clean_title(title), writing.clean_post_text(text)
    if made := _already_made(author, token):
        return made.topic
    try:
        return _open_topic(board, author, title, text, language, token, at, announced)
    except IntegrityError:
        # The second of two clicks lost the race: its topic is the first one's.
        if made := _already_made(author, token):
            return made.topic
        raise


@transaction.atomic
def _open_topic(
    board: Board,
    author: User,
    title: str,
    text: str,
    language: str,
    token: str,
    at: datetime | None,
    announced: bool,
) -> Topic:
    moment = at or timezone.now()
    topic = Topic(
        board=board,
        title=title,
        slug=topic_slug(title),
        author=author,
        language=writing.clean_language(language),
        created_at=moment,
        last_post_at=moment,
        last_author=author,
        posts_count=1,
        last_position=1,
    )
    topic.save()
    _save_post(topic, author, text, language, token, moment)
    Board.objects.filter(pk=board.pk).update(topics_count=F("topics_count") + 1)
    _touch_board(board.pk, moment)
    follow(user=author, about=topic.about, reason=Reason.OWN, at=moment)
    mark("topic", str(topic.pk))
    if announced:
        announce(
            event="topic",
            about=board.about,
            key=f"topic:{topic.pk}",
            audience=board.audience,
            actor=author,
            url=topic.get_absolute_url(),
            params={"topic": title, "board": board.names, "about": board.names},
            at=moment,
        )
    return topic


def reply(
    *,
    topic: Topic,
    author: User,
    text: str,
    language: str = "nl",
    token: str = "",
    at: datetime | None = None,
    announced: bool = True,
) -> Post:
    """Add a message to a topic and tell its followers.

    The same `token` again gives the message that it made. Raises PermissionDenied with a sentence
    for who may not write or when the topic is closed, ValidationError for a text that is refused.
    """
    if made := _already_made(author, token):
        return made
    permissions.check_can_reply(author, topic)
    text = writing.clean_post_text(text)
    try:
        return _reply(topic, author, text, language, token, at, announced)
    except IntegrityError:
        if made := _already_made(author, token):
            return made
        raise


@transaction.atomic
def _reply(
    topic: Topic,
    author: User,
    text: str,
    language: str,
    token: str,
    at: datetime | None,
    announced: bool,
) -> Post:
    moment = at or timezone.now()
    _take_place(topic, author, moment)
    post = _save_post(topic, author, text, language, token, moment)
    _touch_board(topic.board_id, moment)
    mark_read(user=author, about=topic.about)
    if not Post.objects.filter(topic=topic, author=author).exclude(pk=post.pk).exists():
        # Only the first time: who stopped following and writes again is left in peace.
        follow(user=author, about=topic.about, reason=Reason.OWN, at=moment)
    mark("topic", str(topic.pk))
    if announced:
        announce(
            event="reply",
            about=topic.about,
            key=f"post:{post.pk}",
            audience=topic.board.audience,
            actor=author,
            url=post.get_absolute_url(),
            params={"topic": topic.title, "about": topic.title},
            at=moment,
        )
    return post


def _take_place(topic: Topic, author: User, moment: datetime) -> None:
    """Move the topic's counters on; the row stays locked until the message is in."""
    still_open = Topic.objects.filter(pk=topic.pk, is_closed=False, is_hidden=False)
    counted = still_open.update(
        posts_count=F("posts_count") + 1,
        last_position=F("last_position") + 1,
        last_post_at=moment,
        last_author=author,
    )
    if not counted:
        raise PermissionDenied(permissions.closed_sentence())
    fresh = ["posts_count", "last_position", "last_post_at", "is_closed", "is_hidden"]
    topic.refresh_from_db(fields=fresh)


def _save_post(
    topic: Topic, author: User, text: str, language: str, token: str, moment: datetime
) -> Post:
    post_mark, organisation = mark_of(author, topic.board)
    post = Post.objects.create(
        topic=topic,
        position=topic.last_position,
        author=author,
        text=text,
        html=markdown_to_html(text),
        language=writing.clean_language(language),
        created_at=moment,
        mark=post_mark,
        mark_organisation=organisation,
        token=token[:40],
    )
    if post_mark and not post.is_first and not topic.has_official_answer:
        topic.has_official_answer = True
        topic.save(update_fields=["has_official_answer"])
    return post


def _touch_board(board_id: int, moment: datetime) -> None:
    older = Q(last_post_at__isnull=True) | Q(last_post_at__lt=moment)
    Board.objects.filter(older, pk=board_id).update(last_post_at=moment)
