"""The plain search that is left when the engine does not answer: words in titles."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from .contract import Hit, Query, Results, Text
from .sources import all_sources

MAX_HITS = 20


def search_titles(query: Query) -> Results:
    """Hits from every source that offers `find_titles(text, audiences, limit)`, in their order."""
    hits = []
    for source in all_sources():
        find = getattr(source, "find_titles", None)
        if find is None or not _wanted(source.kind, query):
            continue
        found: Iterable[tuple[str, dict[str, Text]]] = find(
            query.text, query.audiences, MAX_HITS - len(hits)
        )
        hits += [_hit(source.kind, key, texts, query.language) for key, texts in found]
        if len(hits) >= MAX_HITS:
            break
    return Results(hits=tuple(hits), total=len(hits))


def _wanted(kind: str, query: Query) -> bool:
    return kind in query.filters.get("kind", (kind,))


def _hit(kind: str, key: str, texts: dict[str, Text], language: str) -> Hit:
    shown = language if language in texts else next(iter(texts))
    text = texts[shown]
    return Hit(
        key=key,
        kind=kind,
        language=shown,
        title=text.title,
        title_html=escape(text.title),
        snippet_html=escape(text.summary),
        url=text.url,
        facets={},
        published_at=None,
        score=0.0,
        other_language=shown != language,
    )
