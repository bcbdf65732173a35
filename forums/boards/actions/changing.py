"""Changing and deleting one's own message."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.boards import holding, permissions, writing
from forums.boards.attachments import forget_attachments
from forums.boards.counting import recount_board, recount_topic
from forums.boards.models import Post, PostRevision
from forums.boards.moderated import set_state, subject_of
from forums.boards.pictures import forget_pictures
from portal.accounts.models import User
from portal.core.text import clean_text, markdown_to_html
from portal.moderation.actions import ask_for_review
from portal.moderation.models import Case
from search.outbox.actions import mark

from .drafting import keep_draft


def locked(post: Post) -> Post:
    """The message as it is now, held until the transaction ends."""
    rows = Post.objects.select_for_update(of=("self",)).select_related("topic__board")
    return rows.get(pk=post.pk)


@transaction.atomic
def edit_post(
    *,
    post: Post,
    author: User,
    text: str,
    language: str = "",
    edit_reason: str = "",
    at: datetime | None = None,
) -> Post:
    """Change one's own message; what it said before is kept and can be read.

    What a moderator asked for, and words to look at, a moderator sees before others do.

    Raises PermissionDenied with a sentence for others, when the time is over, or when the message
    or topic is no longer open; ValidationError for a text that cannot be kept.
    """
    post = locked(post)
    moment = at or timezone.now()
    permissions.check_can_edit(author, post, at=moment)
    text = writing.clean_post_text(text)
    language = writing.clean_language(language) if language else post.language
    if (text, language) == (post.text, post.language):
        return post
    if text != post.text:
        PostRevision.objects.create(
            post=post,
            text=post.text,
            written_at=post.edited_at or post.created_at,
            replaced_at=moment,
        )
        post.edited_at = moment
    post.text, post.html, post.language = text, markdown_to_html(text), language
    post.edit_reason = " ".join(clean_text(edit_reason).split())[:200]
    post.save(update_fields=["text", "html", "language", "edited_at", "edit_reason"])
    mark("topic", str(post.topic_id))
    _look_again(post, author)
    return post


def _look_again(post: Post, author: User) -> None:
    if post.state == Post.State.ASKED:
        source = Case.Source.CHANGED
    elif post.state == Post.State.VISIBLE and not holding.is_staff(author):
        holding.check_links(post.text, holding.is_new(author, post.topic.board))
        source = Case.Source.WORDS if holding.has_watched_word(post.text) else ""
    else:
        return
    if source:
        set_state(post, Post.State.PENDING, "", None)
        ask_for_review(subject=subject_of(post), source=source)


@transaction.atomic
def delete_own_post(*, post: Post, author: User) -> Post:
    """Take one's own message away: its place stays with a neutral mark, its text does not.

    A topic without any message left disappears from the lists. Raises PermissionDenied for others
    and for a message that is no longer visible.
    """
    post = locked(post)
    permissions.check_is_mine(author, post)
    post.state, post.state_at, post.state_by = Post.State.DELETED, timezone.now(), author
    post.text = post.html = post.state_reason = ""
    post.save(update_fields=["state", "state_at", "state_by", "text", "html", "state_reason"])
    post.revisions.all().delete()
    forget_pictures(post)
    forget_attachments(post)
    recount_topic(post.topic)
    recount_board(post.topic.board)
    mark("topic", str(post.topic_id))
    return post


UNDO_TIME = timedelta(minutes=5)


@transaction.atomic
def take_back(*, post: Post, author: User, at: datetime | None = None) -> Post:
    """Undo sending: the message goes, its text is a draft again for its author.

    Raises PermissionDenied for others, after a few minutes, and when somebody has answered.
    """
    post = locked(post)
    permissions.check_is_mine(author, post)
    topic = post.topic
    answered = topic.last_position > post.position
    if answered or (at or timezone.now()) > post.created_at + UNDO_TIME:
        raise PermissionDenied(_("It is too late to take it back. You can delete it."))
    about, title = (topic.board.about, topic.title) if post.is_first else (topic.about, "")
    keep_draft(user=author, about=about, title=title, text=post.text, language=post.language)
    return delete_own_post(post=post, author=author)
