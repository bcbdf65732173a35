"""Useful links for the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from search.contract import LANGUAGES, Document, Text
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import UsefulLink

KIND = "link"


class LinkSource:
    """The links in use; everybody may read them. Object ids are those of the rows."""

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every link in use."""
        yield from map(_document, _rows().iterator(chunk_size=200))

    def document(self, object_id: str) -> Document | None:
        """One link, or None when it is gone or switched off."""
        if not object_id.isdecimal() or len(object_id) > 18:
            return None
        row = _rows().filter(pk=int(object_id)).first()
        return _document(row) if row else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Links with these words in their title, when the engine does not answer."""
        return titles_of(map(_document, rows_named(_rows(), text)[:limit]))


def index_addresses() -> list[dict[str, str]]:
    """The list in each language, for the sitemap."""
    addresses = {}
    for language in LANGUAGES:
        with translation.override(language):
            addresses[language] = reverse("useful_links:links")
    return [addresses]


def _rows() -> QuerySet[UsefulLink]:
    return UsefulLink.objects.shown().order_by("pk").prefetch_related("themes")


def _document(row: UsefulLink) -> Document:
    themes = tuple(theme.code for theme in row.themes.all())
    languages = tuple(code for code in row.languages.split(",") if code in LANGUAGES)
    facets = {"theme": themes, "language": languages}
    return Document(
        key=make_key(KIND, row.pk),
        kind=KIND,
        texts={code: text for code in LANGUAGES if (text := _text(row, code))},
        facets={name: values for name, values in facets.items() if values},
        published_at=row.created_at,
        changed_at=row.changed_at,
        concepts=themes,
    )


def _text(row: UsefulLink, code: str) -> Text | None:
    title = getattr(row, f"title_{code}")
    if not title:
        return None
    with translation.override(code):
        url = reverse("useful_links:detail", args=[row.pk])
    return Text(title, getattr(row, f"text_{code}"), "", url)
