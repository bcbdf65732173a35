"""The plain search that is left when the engine does not answer: words in titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from django.db.models import Q, QuerySet

from .contract import LANGUAGES, Document, Hit, Query, Results, Text
from .kinds import with_common_facets
from .sources import Source, all_sources, split_key

MAX_HITS = 20
MAX_WORDS = 8


def rows_named(rows: QuerySet, text: str, field: str = "title") -> QuerySet:
    """Rows with each of the words in a title of either language (or in another field)."""
    names = [f"{field}_{language}" for language in LANGUAGES]
    if not any(name == each.name for each in rows.model._meta.fields for name in names):
        names = [field]
    for word in text.split()[:MAX_WORDS]:
        wanted = Q()
        for name in names:
            wanted |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(wanted)
    return rows


def titles_of(documents: Iterable[Document]) -> Iterator[tuple[str, Mapping[str, Text]]]:
    """What `find_titles` of a source answers, of documents."""
    for document in documents:
        yield document.key, document.texts


def search_titles(query: Query) -> Results:
    """Hits from every source that offers `find_titles(text, audiences, limit)`, in their order."""
    hits: list[Hit] = []
    for source in all_sources():
        find = getattr(source, "find_titles", None)
        if find is None or not _wanted(source.kind, query):
            continue
        found: Iterable[tuple[str, Mapping[str, Text]]] = find(
            query.text, query.audiences, MAX_HITS - len(hits)
        )
        hits += [
            _hit(source.kind, key, texts, query.language)
            for key, texts in found
            if texts and _passes(source, key, query)
        ]
        if len(hits) >= MAX_HITS:
            break
    return Results(hits=tuple(hits), total=len(hits))


def _wanted(kind: str, query: Query) -> bool:
    return kind in query.filters.get("kind", (kind,))


def _passes(source: Source, key: str, query: Query) -> bool:
    """Whether the other filters let it through; the database tells the facets of each then."""
    others = {name: values for name, values in query.filters.items() if name != "kind"}
    if not others:
        return True
    document = source.document(split_key(key)[1])
    if document is None or document.audience not in query.audiences:
        return False
    facets: Mapping[str, Any] = with_common_facets(document)
    return all(set(values) & set(facets.get(name, ())) for name, values in others.items())


def _hit(kind: str, key: str, texts: Mapping[str, Text], language: str) -> Hit:
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
