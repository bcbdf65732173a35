"""What rooms say to a search engine and what they get back; both engines keep to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal, Protocol, runtime_checkable

LANGUAGES = ("nl", "fr")
PUBLIC = "public"

Sort = Literal["relevance", "newest", "title"]
Progress = Callable[[int], None]


class SearchError(Exception):
    """Something the engine could not do."""


class EngineUnavailable(SearchError):
    """The engine is gone, too slow or being repaired: answer without it and try again later."""


@dataclass(frozen=True, slots=True)
class Text:
    """A thing's words in one language, and where to read it in that language."""

    title: str
    summary: str = ""
    body: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, with all its language versions together.

    `key` is the kind, a colon and the thing's own id (`practice:7f3c`). `facet_labels` are the
    visible names of its facets in every language, so that a place or a public in a query works in
    either one. `concepts` are thesaurus ids that an editor or the room gave the thing.
    """

    key: str
    kind: str
    texts: Mapping[str, Text]
    audience: str = PUBLIC
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    facet_labels: tuple[str, ...] = ()
    published_at: datetime | None = None
    changed_at: datetime | None = None
    concepts: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The same for the same document, whatever the order of its values and when it changed."""
        parts = {
            "texts": {language: astuple(text) for language, text in self.texts.items()},
            "audience": self.audience,
            "facets": {name: sorted(set(values)) for name, values in self.facets.items()},
            "labels": sorted(set(self.facet_labels)),
            "published": self.published_at.timestamp() if self.published_at else None,
            "concepts": sorted(set(self.concepts)),
        }
        packed = json.dumps(parts, sort_keys=True, ensure_ascii=True).encode()
        return hashlib.blake2b(packed, digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks. Only documents whose audience is among `audiences` exist for this query.

    Values of one facet in `filters` are alternatives; several facets all have to hold. An empty
    text lists everything that passes the filters, newest first unless sorted by title.
    """

    text: str
    language: str = "nl"
    audiences: frozenset[str] = frozenset({PUBLIC})
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    page: int = 1
    page_size: int = 20
    sort: Sort = "relevance"


@dataclass(frozen=True, slots=True)
class Hit:
    """One found thing, in the reader's language where it has one.

    `title_html` and `snippet_html` are safe to show as they are: all is escaped but `<mark>`.
    """

    key: str
    kind: str
    language: str
    title: str
    title_html: str
    snippet_html: str
    url: str
    facets: Mapping[str, tuple[str, ...]]
    published_at: datetime | None
    score: float
    other_language: bool
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptLabel:
    """A thesaurus concept that the query touched, with its label in the reader's language.

    `terms` are its foremost terms in both languages: what else was looked for.
    """

    id: str
    label: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits, the counts of every facet, and how the query was understood."""

    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: MappingProxyType({}))
    total: int = 0
    did_you_mean: str | None = None
    concepts: tuple[ConceptLabel, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to finish what is being typed: a title with its address, a concept or a label.

    `key` is the document that a title or a label is of.
    """

    text: str
    kind: Literal["title", "concept", "label"]
    url: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the engine answers, how much it holds, and why it should be rebuilt, if it should."""

    name: str
    ok: bool
    documents: int = 0
    detail: str = ""
    rebuild_reason: str = ""


@runtime_checkable
class Engine(Protocol):
    """The same for both engines. Everything may raise `EngineUnavailable`."""

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace; found by every reader when this returns."""

    def forget(self, keys: Iterable[str]) -> None:
        """Remove; unknown keys are no error."""

    def search(self, query: Query) -> Results:
        """Answer any text, page or filter; odd input gives an empty page, never an error."""

    def suggest(
        self,
        prefix: str,
        language: str = "nl",
        audiences: frozenset[str] = frozenset({PUBLIC}),
        limit: int = 8,
    ) -> tuple[Suggestion, ...]:
        """Completions of a text being typed, from what these audiences may see."""

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> int:
        """Replace everything by these documents without a gap; returns how many were indexed."""

    def health(self) -> Health:
        """Never raises."""

    def keys(self, kind: str | None = None) -> Iterable[str]:
        """Every key in the index, to compare it with the database."""

    def fingerprints(self, kind: str) -> Iterable[tuple[str, str]]:
        """Every key of a kind with the fingerprint of the document that was told."""
