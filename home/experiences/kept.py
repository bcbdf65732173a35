"""What a collection may hold: practices, articles, documents of the library; each by its key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.documents.models import LibraryDocument
from home.knowledge.models import ArticlePage
from portal.accounts.audiences import Anybody
from portal.core.translated import worded

from .finding import find_practices


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing as a collection shows it; only practices are laid beside each other."""

    translation_key: UUID
    title: str
    summary: str
    url: str
    content_language: str
    kind: str
    is_practice: bool = False


def find_kept(keys: Iterable[UUID], user: Anybody) -> list[Kept]:
    """What this reader may read of the things with these keys, in the order of the keys.

    A query a kind of thing, however many there are.
    """
    wanted = list(keys)
    found = {
        one.translation_key: one
        for one in (*_practices(wanted), *_articles(wanted), *_documents(wanted, user))
    }
    return [found[key] for key in wanted if key in found]


def find_one(key: UUID, user: Anybody) -> Kept:
    """One thing; 404 for who may not read it."""
    found = find_kept([key], user)
    if not found:
        raise Http404
    return found[0]


def _practices(keys: list[UUID]) -> Iterable[Kept]:
    return (_of_page(page, _("Good practice"), is_practice=True) for page in find_practices(keys))


def _articles(keys: list[UUID]) -> Iterable[Kept]:
    pages = ArticlePage.objects.live().public().filter(translation_key__in=keys)
    pages = pages.filter(locale__language_code=get_language() or "nl").defer_streamfields()
    pages = pages.select_related("locale", "alias_of__locale")
    return (_of_page(page, _("Article")) for page in pages)


def _of_page(page, kind: str, *, is_practice: bool = False) -> Kept:
    return Kept(
        page.translation_key,
        page.title,
        page.summary,
        page.url or "",
        page.content_language,
        kind,
        is_practice,
    )


def _documents(keys: list[UUID], user: Anybody) -> Iterable[Kept]:
    rows = LibraryDocument.objects.published().visible_to(user).filter(uid__in=keys)
    for row in rows:
        title = worded(row, "title")
        yield Kept(
            row.uid,
            title.text,
            row.summary,
            row.get_absolute_url(),
            title.language,
            _("Document"),
        )
