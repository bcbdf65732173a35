"""Asking, telling and answering under a practice, one function a verb."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from home.knowledge.following import about_practice
from home.knowledge.models import PracticePage
from portal.accounts.audiences import PROFESSIONAL
from portal.accounts.models import User
from portal.core.text import clean_text, markdown_to_html
from portal.moderation.actions.reporting import ask_for_review
from portal.moderation.models import Case
from portal.notifications.actions import announce, tell
from portal.notifications.models import Reason

from .. import permissions
from ..models import Comment
from ..moderated import subject_of

State = Comment.State


@transaction.atomic
def comment(
    *,
    page: PracticePage,
    author: User,
    kind: str,
    text: str,
    language: str,
    parent: Comment | None = None,
) -> Comment:
    """Ask or tell something under a practice, or answer what somebody asked.

    Who follows the practice hears of it, and who asked of an answer. Raises PermissionDenied for
    who does not work in the sector or may not write for now, ValidationError without words.
    """
    permissions.check_can_add(author)
    if parent is not None:
        parent, kind = _to_be_answered(parent, page), Comment.Kind.ANSWER
    elif kind == Comment.Kind.ANSWER:
        raise ValidationError(_("Say to which question this is an answer."))
    row = Comment(
        practice_key=page.translation_key,
        parent=parent,
        author=author,
        kind=kind,
        language=language,
        **_words(text),
    )
    row.full_clean(exclude=["html"])
    row.save()
    _tell(row, page)
    return row


def _to_be_answered(parent: Comment, page: PracticePage) -> Comment:
    if parent.practice_key != page.translation_key or parent.state != State.VISIBLE:
        raise PermissionDenied(_("This can no longer be answered."))
    # One level: an answer to an answer stands with the question.
    return parent.parent or parent


def _words(text: str) -> dict[str, str]:
    text = clean_text(text).strip()
    if not text:
        raise ValidationError(_("Write something first."))
    return {"text": text, "html": markdown_to_html(text)}


def _tell(row: Comment, page: PracticePage) -> None:
    told = {
        "about": about_practice(row.practice_key),
        "url": row.get_absolute_url(),
        "actor": row.author,
        "params": {"title": page.title, "about": page.title},
    }
    asked = row.parent.author if row.parent else None
    if asked and asked != row.author:
        key = f"practice_answer:{row.pk}"
        tell(user=asked, event="practice_answer", key=key, reason=Reason.OWN, **told)
    announce(
        event="practice_comment", key=f"practice_comment:{row.pk}", audience=PROFESSIONAL, **told
    )


@transaction.atomic
def change_comment(*, comment: Comment, author: User, text: str) -> Comment:
    """Change one's own words; what a moderator asked to change is looked at again.

    Raises PermissionDenied for others than the author, and for what was hidden.
    """
    row = _own(comment, author)
    was_asked = row.state == State.ASKED
    for name, value in _words(text).items():
        setattr(row, name, value)
    row.state = State.PENDING if was_asked else row.state
    row.full_clean(exclude=["html"])
    row.save()
    if was_asked:
        ask_for_review(subject=subject_of(row), source=Case.Source.CHANGED)
    return row


@transaction.atomic
def delete_comment(*, comment: Comment, author: User) -> None:
    """Take one's own words away; a neutral mark stays where they were answered."""
    row = _own(comment, author)
    row.text = row.html = row.state_reason = ""
    row.state = State.DELETED
    row.save()


def _own(comment: Comment, author: User) -> Comment:
    row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if row.author_id != author.pk or not row.is_open:
        raise PermissionDenied(_("Only its author can change this."))
    return row
