"""Keeping what somebody is typing, and offering it again on whatever device."""

from __future__ import annotations

from django.utils import timezone

from forums.boards.models import Draft
from forums.boards.writing import TEXT_LENGTH
from portal.accounts.models import User
from portal.core.prepared import Prepared
from portal.core.text import clean_text

MOST_DRAFTS = 50
_draft = Prepared(lambda user, about: Draft.objects.filter(user_id=user, about=about))


def keep_draft(
    *, user: User, about: str, text: str, title: str = "", language: str = ""
) -> Draft | None:
    """Keep a text that is not sent yet; an empty one takes the draft away (None)."""
    text, title = clean_text(text)[: TEXT_LENGTH * 2], clean_text(title)[:200]
    if not text.strip() and not title.strip():
        forget_draft(user=user, about=about)
        return None
    draft, made = Draft.objects.update_or_create(
        user=user,
        about=about[:40],
        defaults={
            "text": text,
            "title": title,
            "language": language[:5],
            "changed_at": timezone.now(),
        },
    )
    if made:
        old = Draft.objects.filter(user=user).order_by("-changed_at")[MOST_DRAFTS:]
        Draft.objects.filter(pk__in=[row.pk for row in old]).delete()
    return draft


def forget_draft(*, user: User, about: str) -> None:
    """The text was sent, or thrown away."""
    if kept := _draft.first(user=user.pk, about=about):
        kept.delete()


def draft_of(user: User, about: str) -> Draft | None:
    """What this person was typing there."""
    return _draft.first(user=user.pk, about=about)
