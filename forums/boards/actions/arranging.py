"""Moving, merging, splitting and renaming topics. Old addresses go on to lead to the messages."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.expressions import CombinedExpression
from django.utils.translation import gettext as _

from forums.boards import writing
from forums.boards.counting import recount_board, recount_topic
from forums.boards.models import Board, Post, Topic, TopicRead
from forums.boards.models.topic import topic_slug
from forums.boards.permissions import check_can_moderate
from portal.accounts.models import User
from portal.moderation.actions import follow_subjects
from portal.notifications.models import Subscription
from search.outbox.actions import mark

SLOWEST = 24 * 3600
# Positions are given anew above all that are taken, so that none is taken twice meanwhile.
ASIDE = 10_000_000


def _locked(*topics: Topic) -> list[Topic]:
    """The topics as they are now, held in the order of their keys, so that two acts never cross."""
    rows = Topic.objects.select_for_update(of=("self",)).select_related("board")
    found = {row.pk: row for row in rows.filter(pk__in=[t.pk for t in topics]).order_by("pk")}
    return [found[topic.pk] for topic in topics]


def _renumber(topic: Topic) -> None:
    """Positions 1, 2, 3, ... in the order that the messages were written."""
    rows = list(Post.objects.filter(topic=topic).order_by("created_at", "pk"))
    for place, post in enumerate(rows, start=1):
        post.position = ASIDE + place
    Post.objects.bulk_update(rows, ["position"], batch_size=500)
    for place, post in enumerate(rows, start=1):
        post.position = place
    Post.objects.bulk_update(rows, ["position"], batch_size=500)


def _settle(*topics: Topic) -> None:
    for topic in topics:
        recount_topic(topic)
        mark("topic", str(topic.pk))
    for board in {topic.board_id: topic.board for topic in topics}.values():
        recount_board(board)


@transaction.atomic
def move_topic(*, topic: Topic, board: Board, moderator: User) -> Topic:
    """Put a topic on another board. Raises PermissionDenied for who does not moderate both."""
    (topic,) = _locked(topic)
    check_can_moderate(moderator, topic.board)
    check_can_moderate(moderator, board)
    before, topic.board = topic.board, board
    topic.save(update_fields=["board"])
    _take_cases(topic, board)
    _settle(topic)
    recount_board(before)
    return topic


@transaction.atomic
def rename_topic(*, topic: Topic, title: str, moderator: User) -> Topic:
    """Give a topic a clearer title; addresses with the old one lead on."""
    check_can_moderate(moderator, topic.board)
    topic.title = writing.clean_title(title)
    topic.slug = topic_slug(topic.title)
    topic.save(update_fields=["title", "slug"])
    mark("topic", str(topic.pk))
    return topic


@transaction.atomic
def merge_topics(*, topic: Topic, into: Topic, moderator: User) -> Topic:
    """Put the messages of one topic among those of another, in the order they were written.

    Its address and its followers go along. Raises PermissionDenied for who does not moderate both
    boards, and when the readers of the two are not the same people.
    """
    if topic.pk == into.pk:
        raise PermissionDenied(_("This is the same topic."))
    topic, into = _locked(topic, into)
    check_can_moderate(moderator, topic.board)
    check_can_moderate(moderator, into.board)
    if topic.board.audience != into.board.audience or into.merged_into_id:
        raise PermissionDenied(_("Only topics that the same people read can become one."))
    Post.objects.filter(topic=into).update(position=_aside(0))
    Post.objects.filter(topic=topic).update(topic=into, position=_aside(into.last_position))
    _renumber(into)
    _take_cases(into, into.board)
    _take_followers(topic, into)
    TopicRead.objects.filter(topic__in=[topic, into]).update(position=0)
    Topic.objects.filter(merged_into=topic).update(merged_into=into)
    topic.merged_into, topic.is_hidden, topic.accepted_post = into, True, None
    topic.save(update_fields=["merged_into", "is_hidden", "accepted_post"])
    _settle(topic, into)
    return into


def _aside(after: int) -> CombinedExpression:
    """A free place for each message, far above the others."""
    return F("position") + ASIDE * 2 + after


def _take_cases(topic: Topic, board: Board) -> None:
    """Whoever moderates there now judges what was reported before."""
    keys = topic.posts.order_by().values_list("pk", flat=True)
    follow_subjects(
        kind="post",
        object_ids=[str(pk) for pk in keys],
        audience=board.audience,
        organisation_id=board.organisation_id,
        scope=board.scope,
    )


def _take_followers(topic: Topic, into: Topic) -> None:
    already = Subscription.objects.filter(about=into.about).values("user")
    followers = Subscription.objects.filter(about=topic.about)
    followers.exclude(user__in=already).update(about=into.about)
    Subscription.objects.filter(about=topic.about).delete()


@transaction.atomic
def split_topic(*, topic: Topic, posts: list[int], title: str, moderator: User) -> Topic:
    """Make a topic of its own of some messages; the opening one stays where it is.

    Raises PermissionDenied for non-moderators, ValidationError without any such message.
    """
    (topic,) = _locked(topic)
    check_can_moderate(moderator, topic.board)
    chosen = list(
        Post.objects.filter(topic=topic, pk__in=posts, position__gt=1).order_by("position")
    )
    if not chosen:
        raise ValidationError(_("Choose the messages that go to the new topic."), code="required")
    title = writing.clean_title(title)
    first = chosen[0]
    new = Topic.objects.create(
        board=topic.board,
        title=title,
        slug=topic_slug(title),
        author=first.author,
        language=first.language,
        created_at=first.created_at,
        last_post_at=first.created_at,
    )
    Post.objects.filter(pk__in=[post.pk for post in chosen]).update(topic=new)
    _renumber(topic)
    _renumber(new)
    if topic.accepted_post_id in {post.pk for post in chosen}:
        topic.accepted_post = None
    TopicRead.objects.filter(topic=topic).update(position=0)
    _settle(topic, new)
    return new


@transaction.atomic
def feature_topic(*, topic: Topic, moderator: User, featured: bool = True) -> Topic:
    """Show a topic on the forum's first page, or no longer."""
    check_can_moderate(moderator, topic.board)
    topic.is_featured = featured
    topic.save(update_fields=["is_featured"])
    return topic


@transaction.atomic
def slow_down(*, topic: Topic, moderator: User, seconds: int) -> Topic:
    """Let everybody wait between two messages; 0 ends it. Raises ValidationError for too long."""
    check_can_moderate(moderator, topic.board)
    if not 0 <= seconds <= SLOWEST:
        raise ValidationError(_("At most a day between two messages."), code="seconds")
    topic.slow_seconds = seconds
    topic.save(update_fields=["slow_seconds"])
    return topic
