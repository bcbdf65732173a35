"""Writing: a topic with its opening message, and replies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import ngettext

from forums.boards import holding, pace, permissions, private_matters, writing
from forums.boards.marks import mark_of
from forums.boards.models import Board, Joined, Post, Topic
from forums.boards.models.topic import topic_slug
from forums.boards.moderated import subject_of
from forums.boards.telling import announce_post
from portal.accounts.models import User
from portal.core.prepared import Prepared
from portal.core.prepared_writing import PreparedUpdate, insert
from portal.core.text import markdown_to_html
from portal.moderation.actions import ask_for_review
from portal.moderation.models import Case, ReportReason
from portal.moderation.models.reasons import SERIOUSNESS
from portal.notifications.actions import follow, mark_read
from portal.notifications.models import Reason
from portal.taxonomy.models import Theme
from search.outbox.actions import mark

from .reacting import note_own

MOST_SERIOUS = SERIOUSNESS[ReportReason.DANGER]


def _already_made(author: User, token: str) -> Post | None:
    """The message that this very form made before."""
    return _made.first(author=author.pk, token=token) if token else None


_made = Prepared(
    lambda author, token: Post.objects.filter(author_id=author, token=token).select_related(
        "topic__board"
    )[:1]
)
_wrote_before = Prepared(
    lambda topic, author, but: (
        Post.objects.filter(topic_id=topic, author_id=author).exclude(pk=but).values_list("pk")[:1]
    )
)


def open_topic(
    *,
    board: Board,
    author: User,
    title: str,
    text: str,
    language: str = "nl",
    token: str = "",
    themes: Iterable[Theme] = (),
    at: datetime | None = None,
    announced: bool = True,
) -> Topic:
    """Open a topic with its first message and tell the board's followers.

    The same `token` again gives the topic that it made. A moderator looks first at what new people
    write; what is brought in from elsewhere (`announced=False`) is neither told nor held. Raises
    PermissionDenied with a sentence for who may not write here or too fast, ValidationError for a
    title or text that cannot be kept.
    """
    if made := _already_made(author, token):
        return made.topic
    permissions.check_can_post(author, board)
    title, text = writing.clean_title(title), writing.clean_post_text(text)
    held = _why_held(author, board, title, text, opens=True) if announced else ""
    try:
        return _open_topic(board, author, title, text, language, token, themes, at, announced, held)
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
    themes: Iterable[Theme],
    at: datetime | None,
    announced: bool,
    held: str,
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
        posts_count=0 if held else 1,
        last_position=1,
        is_hidden=bool(held),
    )
    themes = list(themes)
    topic.has_themes = bool(themes)
    topic.save()
    if themes:
        topic.themes.set(themes)
    post = _save_post(topic, author, text, language, token, moment, held)
    _follow_own(topic, author, moment)
    _ask_for_a_look(post, held)
    if held:
        return topic
    Board.objects.filter(pk=board.pk).update(topics_count=F("topics_count") + 1)
    _touch_board(board.pk, moment)
    mark("topic", str(topic.pk))
    if announced:
        announce_post(post, at=moment)
    return topic


def _ask_for_a_look(post: Post, held: str) -> None:
    """Words of danger go to the moderators at once, whether others see the message or not."""
    said = f"{post.topic.title} {post.text}" if post.is_first else post.text
    if private_matters.speaks_of_danger(said):
        danger = Case.Source.DANGER
        ask_for_review(subject=subject_of(post), source=danger, seriousness=MOST_SERIOUS)
    elif held:
        ask_for_review(subject=subject_of(post), source=held)


def _why_held(author: User, board: Board, title: str, text: str, *, opens: bool) -> str:
    new = holding.is_new(author, board)
    pace.check_pace(author, opens=opens, new=new, now=timezone.now())
    return holding.why_held(author, title, text, new=new)


def reply(
    *,
    topic: Topic,
    author: User,
    text: str,
    language: str = "nl",
    token: str = "",
    reply_to: str | int = "",
    at: datetime | None = None,
    announced: bool = True,
) -> Post:
    """Add a message to a topic and tell its followers; `reply_to` is the message it answers.

    The same `token` again gives the message that it made; holding as in `open_topic`. Raises
    PermissionDenied with a sentence for who may not write, too fast, or when the topic is closed,
    ValidationError for a text that is refused.
    """
    if made := _already_made(author, token):
        return made
    permissions.check_can_reply(author, topic)
    text = writing.clean_post_text(text)
    held = _why_held(author, topic.board, "", text, opens=False) if announced else ""
    answered = _answered(topic, reply_to)
    try:
        return _reply(topic, author, text, language, token, at, announced, held, answered)
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
    held: str,
    answered: Post | None,
) -> Post:
    moment = at or timezone.now()
    _take_place(topic, author, moment, held)
    post = _save_post(topic, author, text, language, token, moment, held, answered)
    note_own(topic=topic, user=author, position=post.position)
    mark_read(user=author, about=topic.about)
    if not _wrote_before.exists(topic=topic.pk, author=author.pk, but=post.pk):
        # Only the first time: who stopped following and writes again is left in peace.
        _follow_own(topic, author, moment)
    _ask_for_a_look(post, held)
    if held:
        return post
    _touch_board(topic.board_id, moment)
    mark("topic", str(topic.pk))
    if announced:
        announce_post(post, at=moment)
    return post


def _follow_own(topic: Topic, author: User, moment: datetime) -> None:
    """Who writes hears of replies, but not who wants nothing of this board."""
    if not _is_quiet_here.exists(user=author.pk, board=topic.board_id):
        follow(user=author, about=topic.about, reason=Reason.OWN, at=moment)


_is_quiet_here = Prepared(
    lambda user, board: Joined.objects.filter(
        user_id=user, board_id=board, is_quiet=True
    ).values_list("pk")
)


def _answered(topic: Topic, reply_to: str | int) -> Post | None:
    """The message of this topic that is answered; what was typed otherwise is left out."""
    key = str(reply_to)
    if not (key.isascii() and key.isdigit() and len(key) < 18):
        return None
    return Post.objects.shown().filter(topic=topic, pk=int(key)).first()


def _take_place(topic: Topic, author: User, moment: datetime, held: str) -> None:
    """Move the topic's counters on; the row stays locked until the message is in."""
    _check_slow_mode(topic, author, moment)
    counted = (
        _take_unseen.run(topic=topic.pk)
        if held
        else _take_seen.run(topic=topic.pk, author=author.pk, moment=moment)
    )
    if not counted:
        raise PermissionDenied(permissions.closed_sentence())
    for name, value in _place.first(topic=topic.pk).items():
        setattr(topic, name, value)


_take_unseen = PreparedUpdate(
    lambda topic: (
        Topic.objects.filter(pk=topic, is_closed=False, is_hidden=False),
        {"last_position": F("last_position") + 1},
    )
)
_take_seen = PreparedUpdate(
    lambda topic, author, moment: (
        Topic.objects.filter(pk=topic, is_closed=False, is_hidden=False),
        {
            "last_position": F("last_position") + 1,
            "posts_count": F("posts_count") + 1,
            "last_post_at": moment,
            "last_author": author,
        },
    )
)
_place = Prepared(
    lambda topic: Topic.objects.filter(pk=topic).values(
        "posts_count", "last_position", "last_post_at", "is_closed", "is_hidden"
    )
)


def _check_slow_mode(topic: Topic, author: User, moment: datetime) -> None:
    """In a heated topic everybody waits a while between two messages, but for the moderators."""
    if not topic.slow_seconds or permissions.can_moderate(author, topic.board):
        return
    since = moment - timedelta(seconds=topic.slow_seconds)
    if Post.objects.filter(topic=topic, author=author, created_at__gt=since).exists():
        raise PermissionDenied(
            ngettext(
                "This topic goes slowly: one message every %(num)s minute.",
                "This topic goes slowly: one message every %(num)s minutes.",
                max(topic.slow_seconds // 60, 1),
            )
            % {"num": max(topic.slow_seconds // 60, 1)}
        )


def _save_post(
    topic: Topic,
    author: User,
    text: str,
    language: str,
    token: str,
    moment: datetime,
    held: str,
    answered: Post | None = None,
) -> Post:
    post_mark, organisation = mark_of(author, topic.board)
    post = Post(
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
        reply_to=answered,
        state=Post.State.PENDING if held else Post.State.VISIBLE,
    )
    insert(post)
    if post_mark and not post.is_first and not topic.has_official_answer:
        topic.has_official_answer = True
        topic.save(update_fields=["has_official_answer"])
    return post


def _touch_board(board_id: int, moment: datetime) -> None:
    _touch.run(board=board_id, moment=moment)


_touch = PreparedUpdate(
    lambda board, moment: (
        Board.objects.filter(Q(last_post_at__isnull=True) | Q(last_post_at__lt=moment), pk=board),
        {"last_post_at": moment},
    )
)
