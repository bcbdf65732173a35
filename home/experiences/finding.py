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


def keys_of(names: Iterable[str]) -> list[UUID]:
    """The keys of practices that are named by key or by the number of an import, each once."""
    wanted = [name for name in names if "\x00" not in name]
    numbers = [name for name in wanted if as_key(name) is None]
    by_number = {}
    if numbers:
        pages = PracticePage.objects.live().filter(external_id__in=numbers)
        by_number = dict(pages.values_list("external_id", "translation_key"))
    found = (as_key(name) or by_number.get(name) for name in wanted)
    return list(dict.fromkeys(key for key in found if key))
