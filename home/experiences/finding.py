"""A practice by its key, as this reader gets it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language

from home.knowledge.models import PracticePage


def find_practice(key: UUID) -> PracticePage:
    """The live page in the reader's tree; 404 when nobody may read it."""
    found = find_practices([key])
    if not found:
        raise Http404
    return found[0]


def find_practices(keys: Iterable[UUID]) -> list[PracticePage]:
    """Live pages in the reader's tree, in the order of the keys."""
    wanted = list(keys)
    pages = (
        PracticePage.objects.live()
        .public()
        .filter(translation_key__in=wanted, locale__language_code=get_language() or "nl")
    )
    pages = pages.select_related("locale", "alias_of__locale", "organisation", "company")
    by_key = {page.translation_key: page for page in pages}
    return [by_key[key] for key in wanted if key in by_key]


def as_key(text: str) -> UUID | None:
    """The key that a text is, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None
