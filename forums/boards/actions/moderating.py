"""What a moderator does by hand: hide, show again, pin, close."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from forums.boards.models import Post, Topic
from forums.boards.moderated import subject_of
from forums.boards.permissions import check_can_moderate
from portal.accounts.models import User
from portal.core.text import clean_text
from portal.moderation.actions import hide_directly, show_directly
from portal.notifications.actions import tell
from portal.notifications.models import Reason

from .changing import locked

REASON_LENGTH = 300


def clean_reason(reason: str) -> str:
    """The reason as it is kept. Raises ValidationError when it is empty or too long."""
    cleaned = " ".join(clean_text(reason).split())
    if not cleaned:
        raise ValidationError(_("Give a reason: the author reads it."), code="required")
    if len(cleaned) > REASON_LENGTH:
        raise ValidationError(
            _("Make the reason shorter: at most %(most)s characters."),
            code="too_long",
            params={"most": REASON_LENGTH},
        )
    return cleaned


@transaction.atomic
def hide_post(*, post: Post, moderator: User, reason: str) -> Post:
    """Hide a message: it keeps its place and shows `reason`; its author is told and may object.

    With the opening message the whole topic leaves the lists. Raises PermissionDenied for who does
    not moderate this board or when the author has deleted it, ValidationError without a reason.
    """
    post = locked(post)
    check_can_moderate(moderator, post.topic.board)
    reason = clean_reason(reason)
    if post.state == Post.State.DELETED:
        raise PermissionDenied(_("The author has already deleted this message."))
    if post.state != Post.State.HIDDEN:
        hide_directly(subject=subject_of(post), moderator=moderator, reason=reason)
    return locked(post)


@transaction.atomic
def restore_post(*, post: Post, moderator: User) -> Post:
    """Show a hidden message again and tell its author; one that shows is left as it is.

    Raises PermissionDenied for who does not moderate this board.
    """
    post = locked(post)
    check_can_moderate(moderator, post.topic.board)
    if post.state == Post.State.HIDDEN:
        show_directly(subject=subject_of(post), moderator=moderator)
        _tell_restored(locked(post))
    return locked(post)


def _tell_restored(post: Post) -> None:
    if post.author is None:
        return
    tell(
        user=post.author,
        event="post_restored",
        about=post.topic.about,
        key=f"post_restored:{post.pk}:{post.state_at:%Y%m%d%H%M%S%f}",
        url=post.get_absolute_url(),
        reason=Reason.ACCOUNT,
        audience=post.topic.board.audience,
        params={"topic": post.topic.title, "about": post.topic.title},
    )


@transaction.atomic
def pin_topic(*, topic: Topic, moderator: User, pinned: bool = True) -> Topic:
    """Keep a topic on top of its board, or no longer. Raises PermissionDenied for others."""
    check_can_moderate(moderator, topic.board)
    topic.is_pinned = pinned
    topic.save(update_fields=["is_pinned"])
    return topic


@transaction.atomic
def close_topic(*, topic: Topic, moderator: User, closed: bool = True) -> Topic:
    """Take no more replies, or take them again. Raises PermissionDenied for non-moderators."""
    check_can_moderate(moderator, topic.board)
    topic.is_closed = closed
    topic.save(update_fields=["is_closed"])
    return topic
