"""Thanking, accepting an answer, and what a reader keeps for themselves."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from forums.boards import permissions
from forums.boards.models import Ignored, Post, Thanks, Topic, TopicRead
from portal.accounts.models import User
from portal.core.prepared_writing import insert
from portal.notifications.actions import follow, tell, unfollow
from portal.notifications.models import Reason
from search.outbox.actions import mark

COUNTERS = {Thanks.Kind.THANKS: "thanks_count", Thanks.Kind.HELPFUL: "helpful_count"}


@transaction.atomic
def react(*, post: Post, user: User, kind: str, on: bool = True) -> None:
    """Thank for a message, or no longer; twice is once.

    Raises PermissionDenied for one's own message, for one that does not show, and for who may not
    write on the board.
    """
    if kind not in Thanks.Kind or post.state != Post.State.VISIBLE:
        raise PermissionDenied(_("This is not possible here."))
    if post.author_id == user.pk:
        raise PermissionDenied(_("This is your own message."))
    permissions.check_can_post(user, post.topic.board)
    counter = COUNTERS[Thanks.Kind(kind)]
    if not on:
        gone, _kinds = Thanks.objects.filter(post=post, user=user, kind=kind).delete()
        if gone:
            Post.objects.filter(pk=post.pk).update(**{counter: F(counter) - 1})
        return
    try:
        with transaction.atomic():
            Thanks.objects.create(post=post, user=user, kind=kind)
    except IntegrityError:
        return
    Post.objects.filter(pk=post.pk).update(**{counter: F(counter) + 1})


@transaction.atomic
def accept_answer(*, post: Post, user: User, accepted: bool = True) -> Topic:
    """Mark the message that answers the question, or no longer.

    Raises PermissionDenied for all but who asked and the moderators, and for the question itself.
    """
    topic = (
        Topic.objects.select_for_update(of=("self",)).select_related("board").get(pk=post.topic_id)
    )
    asked = topic.author_id == user.pk and permissions.can_post(user, topic.board)
    if not asked and not permissions.can_moderate(user, topic.board):
        raise PermissionDenied(_("Only the person who asked chooses the answer."))
    if post.is_first or post.state != Post.State.VISIBLE:
        raise PermissionDenied(_("This is not possible here."))
    topic.accepted_post = post if accepted else None
    topic.save(update_fields=["accepted_post"])
    mark("topic", str(topic.pk))
    if accepted and post.author and post.author_id != user.pk:
        tell(
            user=post.author,
            event="accepted",
            about=topic.about,
            key=f"accepted:{post.pk}",
            url=post.get_absolute_url(),
            reason=Reason.OWN,
            audience=topic.board.audience,
            actor=user,
            params={"topic": topic.title, "about": topic.title},
        )
    return topic


def note_read(*, topic: Topic, user: User, position: int) -> None:
    """Remember how far somebody read; it never goes back, whatever device is behind."""
    position = min(max(position, 0), topic.last_position)
    row, made = TopicRead.objects.get_or_create(
        user=user, topic=topic, defaults={"position": position}
    )
    if not made and row.position < position:
        TopicRead.objects.filter(pk=row.pk, position__lt=position).update(position=position)


def note_own(*, topic: Topic, user: User, position: int) -> None:
    """Who writes at the end of a topic has read it as far as that; one statement."""
    row = TopicRead(user=user, topic=topic, position=position)
    insert(row, unless=["user", "topic"], update=["position"])


class Level:
    """How much somebody wants to hear of a topic."""

    ALL, MINE, NONE = "all", "mine", "none"


@transaction.atomic
def choose_level(*, topic: Topic, user: User, level: str) -> None:
    """All messages, only replies to oneself, or nothing. Anything else is refused."""
    if level not in (Level.ALL, Level.MINE, Level.NONE):
        raise PermissionDenied(_("This is not possible here."))
    if level == Level.ALL:
        follow(user=user, about=topic.about)
    else:
        unfollow(user=user, about=topic.about)
    TopicRead.objects.update_or_create(
        user=user, topic=topic, defaults={"is_quiet": level == Level.NONE}
    )


def ignore(*, user: User, other: User, on: bool = True) -> None:
    """Fold what `other` writes, for `user` alone; moderators and staff answers too can be folded.

    Raises PermissionDenied for oneself.
    """
    if user.pk == other.pk:
        raise PermissionDenied(_("This is not possible here."))
    if on:
        Ignored.objects.get_or_create(user=user, other=other)
    else:
        Ignored.objects.filter(user=user, other=other).delete()
