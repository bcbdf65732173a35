"""What both engines do with a question before they ask, and with what they found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from search.contract import LANGUAGES, ConceptLabel, Hit, Query, Results, Suggestion
from search.language.analysis import FACET, LONGEST_START
from search.language.highlight import Highlighter
from search.language.plan import Plan
from search.language.spelling import Vocabulary
from search.language.text import clean, words
from search.language.tokens import Tokens
from search.language.tools import Language

LARGEST_PAGE = 100
DEEPEST = 10_000  # hits; nobody reads on, and an engine would sort all before
MOST_VALUES = 1_000  # of all facets together
MOST_CHOICES = 100
NOTHING = Results()

Stored = Sequence[tuple[str, Mapping[str, Any]]]  # keys and names of documents


def tidy(query: Query) -> Query:
    """The question within bounds, whatever was in the address."""
    filters = {
        clean(name): tuple(clean(value) for value in values[:MOST_CHOICES])
        for name, values in list(query.filters.items())[:MOST_CHOICES]
        if values
    }
    return replace(
        query,
        text=query.text[:4_000],
        language=query.language if query.language in LANGUAGES else LANGUAGES[0],
        filters=MappingProxyType(filters),
        page=max(1, query.page),
        page_size=min(max(1, query.page_size), LARGEST_PAGE),
        sort=query.sort if query.sort in ("relevance", "newest", "title") else "relevance",
    )


def offset(query: Query) -> int:
    """How many hits come before the page; `DEEPEST` for a page that is never shown."""
    return min((query.page - 1) * query.page_size, DEEPEST)


def public_words(
    tools: Language, counts: Mapping[str, Mapping[str, int]], documents: int
) -> Vocabulary:
    """The vocabulary of public documents, with the thesaurus' own words."""
    return Vocabulary(
        counts,
        documents,
        known=tools.term_words,
        stem=lambda language, word: tools.pipelines[language].stem(word),
    )


def concept_labels(plan: Plan, tools: Language) -> tuple[ConceptLabel, ...]:
    """The thesaurus concepts of a plan, as the reader calls them."""
    concepts = (tools.thesaurus.concepts[each] for each in plan.ids)
    return tuple(
        ConceptLabel(each.id, each.label(plan.language), each.foremost()) for each in concepts
    )


@dataclass(frozen=True, slots=True)
class HitMaker:
    """Makes hits of stored data, in the reader's language where a document has it."""

    plan: Plan
    tools: Language
    highlighter: Highlighter

    @classmethod
    def of(cls, plan: Plan, tools: Language) -> HitMaker:
        return cls(plan, tools, Highlighter(plan, tools))

    def hit(self, key: str, data: str, score: float) -> Hit:
        """The hit of one stored document."""
        stored = json.loads(data)
        texts: dict[str, dict[str, Any]] = stored["texts"]
        reader = self.plan.language
        language = reader if reader in texts else next(iter(texts), reader)
        text = texts.get(language, {"title": key, "summary": "", "body": "", "url": ""})
        published = stored["published"]
        return Hit(
            key=key,
            kind=stored["kind"],
            language=language,
            title=text["title"],
            title_html=self.highlighter.title(text["title"], language, _kept(text, "title_tokens")),
            snippet_html=self.highlighter.snippet(
                text["summary"],
                text["body"],
                language,
                Tokens.unpack(text),
                _kept(text, "summary_tokens"),
            ),
            url=text["url"],
            facets=MappingProxyType(
                {name: tuple(values) for name, values in stored["facets"].items()}
            ),
            published_at=datetime.fromisoformat(published) if published else None,
            score=round(score, 4),
            other_language=language != reader,
            languages=tuple(texts),
        )


def _kept(text: Mapping[str, Any], name: str) -> Tokens | None:
    return Tokens.unpack(text[name]) if name in text else None


def facet_counts(
    everywhere: Iterable[tuple[str, int]], own: Mapping[str, Iterable[tuple[str, int]]]
) -> dict[str, dict[str, int]]:
    """Counts by facet and value; a facet with a choice takes those made without that choice."""
    counts: dict[str, dict[str, int]] = {}
    for key, count in everywhere:
        name, _, value = key.partition(FACET)
        if name not in own:
            counts.setdefault(name, {})[value] = count
    for wanted, buckets in own.items():
        for key, count in buckets:
            name, _, value = key.partition(FACET)
            if name == wanted:
                counts.setdefault(name, {})[value] = count
    return counts


@dataclass(frozen=True, slots=True)
class Typed:
    """A text being typed: the folded words that are finished and the start of the last one."""

    whole: tuple[str, ...]
    start: str

    @property
    def terms(self) -> tuple[str, ...]:
        """As the `starts` fields of the index hold them."""
        last = (self.start[:LONGEST_START],) if self.start else ()
        return (*(f"{word}$" for word in self.whole), *last)

    def fits(self, folded: str) -> bool:
        """True when each word, or the start, is among these folded words."""
        found = folded.split()
        return all(word in found for word in self.whole) and (
            not self.start or any(word.startswith(self.start) for word in found)
        )


def typed(prefix: str) -> Typed | None:
    """What is being typed; None when there is no word in it."""
    shown = clean(prefix[:200])
    found = tuple(words(shown)[:8])
    if not found:
        return None
    if shown[-1:].isspace():
        return Typed(found, "")
    return Typed(found[:-1], found[-1])


class Fitting(NamedTuple):
    """Something that may be suggested: 0 for the reader's language, and its words, folded."""

    order: int
    folded: str
    shown: Suggestion


def suggestions(
    found: Stored,
    prefix: Typed,
    language: str,
    tools: Language,
    limit: int,
) -> tuple[Suggestion, ...]:
    """Titles, concepts and labels that fit, in the reader's language first.

    `found` are visible documents; nothing else but the thesaurus is looked at.
    """
    titles = _ranked(_titles(found, prefix, language), prefix)
    concepts = _ranked(_terms(tools, prefix, language), prefix)
    labels = _ranked(_labels(found, prefix), prefix)
    share = max(1, limit // 4)
    chosen = [*concepts[:share], *labels[:share]]
    best = [*titles[: max(0, limit - len(chosen))], *chosen]
    return tuple(each.shown for each in _once(best))[:limit]


def _titles(found: Stored, prefix: Typed, language: str) -> Iterator[Fitting]:
    for key, names in found:
        for each, (title, folded, url) in names["texts"].items():
            if prefix.fits(folded):
                shown = Suggestion(title, "title", url, key)
                yield Fitting(int(each != language), folded, shown)


def _terms(tools: Language, prefix: Typed, language: str) -> Iterator[Fitting]:
    for term, folded, each in tools.terms_starting(prefix.start or prefix.whole[-1]):
        if prefix.fits(folded):
            yield Fitting(int(each != language), folded, Suggestion(term, "concept"))


def _labels(found: Stored, prefix: Typed) -> Iterator[Fitting]:
    for key, names in found:
        for label, folded in names["labels"]:
            if prefix.fits(folded):
                yield Fitting(0, folded, Suggestion(label, "label", key=key))


def _ranked(fitting: Iterable[Fitting], prefix: Typed) -> list[Fitting]:
    """The reader's language, then texts that begin so, then short ones."""
    first = (*prefix.whole, prefix.start)[0]
    ranked = sorted(
        fitting,
        key=lambda each: (
            each.order,
            not each.folded.startswith(first),
            len(each.shown.text),
            each.shown.text,
        ),
    )
    return _once(ranked)


def _once(found: Iterable[Fitting]) -> list[Fitting]:
    """Each text once, however often it was found."""
    seen: dict[str, Fitting] = {}
    for each in found:
        seen.setdefault(each.folded, each)
    return list(seen.values())
