"""Pages for the search: one document a page, with each language that it was written in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from portal.core.text import plain_text
from search.contract import PUBLIC, Document, Text
from search.kinds import register_kind
from search.sources import make_key

from .models import ContentPage, PortalPage, SectionPage
from .signal_handlers import register_search_kind

BATCH = 200
Extra = Callable[[Any], dict[str, Any]]


class PageSource:
    """Live pages of some kinds that everybody may read; object ids are translation keys."""

    def __init__(
        self, kind: str, models: Iterable[type[PortalPage]], more_of: Extra | None = None
    ) -> None:
        self.kind = kind
        self.models = tuple(models)
        self.more_of = more_of
        for model in self.models:
            register_search_kind(model, kind)

    def documents(self) -> Iterator[Document]:
        """Every live page of these kinds."""
        for model in self.models:
            rows = (
                _live(model).order_by("translation_key").values_list("translation_key", flat=True)
            )
            batch: list[str] = []
            for key in rows.distinct().iterator(chunk_size=BATCH):
                batch.append(str(key))
                if len(batch) == BATCH:
                    yield from self._documents(model, batch)
                    batch = []
            yield from self._documents(model, batch)

    def document(self, object_id: str) -> Document | None:
        """One page, or None when nobody may read it any more."""
        try:
            UUID(object_id)
        except ValueError:
            return None
        for model in self.models:
            found = next(self._documents(model, [object_id]), None)
            if found is not None:
                return found
        return None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Pages with these words in their title, when the engine does not answer."""
        for model in self.models:
            pages = _live(model)
            for word in text.split():
                pages = pages.filter(title__icontains=word)
            for page in pages.select_related("locale")[:limit]:
                key = make_key(self.kind, page.translation_key)
                yield key, {page.locale.language_code: text_of(page)}

    def _documents(self, model: type[PortalPage], keys: list[str]) -> Iterator[Document]:
        versions: dict[str, list[PortalPage]] = defaultdict(list)
        # An alias repeats the words of its source: it is no text of its own.
        for page in _live(model).filter(translation_key__in=keys).select_related("locale"):
            versions[str(page.translation_key)].append(page)
        for key, pages in versions.items():
            yield self._document(key, pages)

    def _document(self, key: str, pages: list[PortalPage]) -> Document:
        extra = self.more_of(pages[0]) if self.more_of else {}
        facets = {"kind": (self.kind,), **extra.pop("facets", {})}
        published = [p.first_published_at for p in pages if p.first_published_at]
        changed = [p.last_published_at for p in pages if p.last_published_at]
        values = {
            "audience": PUBLIC,
            "published_at": min(published, default=None),
            "changed_at": max(changed, default=None),
            **extra,
        }
        return Document(
            key=make_key(self.kind, key),
            kind=self.kind,
            texts={page.locale.language_code: text_of(page) for page in pages},
            facets=facets,
            **values,
        )


def text_of(page: PortalPage) -> Text:
    """The words of a page in its own language."""
    parts = [page.plain_language]
    if hasattr(page, "body"):
        parts += page.body.stream_block.get_searchable_content(page.body)
    body = plain_text(" ".join(str(part) for part in parts if part))
    return Text(page.title, page.summary, body, page.get_url() or "")


def _live(model: type[PortalPage]) -> Any:
    return model.objects.live().public().filter(alias_of=None)


def _themes(page: Any) -> dict[str, Any]:
    codes = tuple(theme.code for theme in page.themes.all())
    return {"concepts": codes, "facets": {"theme": codes} if codes else {}}


def register_page_kind(register: Callable[[Any], Any]) -> None:
    """Enter the information pages of this room."""
    register(PageSource("page", [ContentPage, SectionPage], _themes))
    register_kind("page", _("Information"), "file-text")
