"""A search as a page shows it: hits, facets with labels, chips, and what to do when all fails."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from .asking import PAGE_SIZE, Asked
from .contract import EngineUnavailable, Query, Results
from .engine import get_engine
from .facets import Facet, known_facets, labels_of
from .titles import search_titles

logger = logging.getLogger(__name__)
MAX_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that a visitor may tick."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its options."""

    name: str
    title: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter, with the address of the same search without it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the page and the API show. `is_reduced`: the engine did not answer."""

    results: Results
    groups: list[Group]
    chips: list[Chip]
    next_url: str
    previous_url: str
    is_reduced: bool


def answer(
    asked: Asked,
    *,
    language: str,
    audiences: frozenset[str],
    fixed: Mapping[str, tuple[str, ...]] | None = None,
    hidden_facets: frozenset[str] = frozenset(),
) -> Answer:
    """Search. When the engine is away, titles are searched in the database, without facets."""
    fixed = fixed or {}
    query = asked.query(language=language, audiences=audiences, fixed=fixed)
    results, is_reduced = _results(query)
    facets = [f for f in known_facets() if f.name not in fixed and f.name not in hidden_facets]
    has_next = asked.page * PAGE_SIZE < results.total
    return Answer(
        results=results,
        groups=[group for facet in facets if (group := _group(facet, results, asked)).options],
        chips=_chips(facets, asked),
        next_url=asked.address(page=asked.page + 1) if has_next else "",
        previous_url=_previous(asked),
        is_reduced=is_reduced,
    )


def _previous(asked: Asked) -> str:
    if asked.page <= 1:
        return ""
    return asked.address(page=asked.page - 1 if asked.page > 2 else "")


def _results(query: Query) -> tuple[Results, bool]:
    try:
        return get_engine().search(query), False
    except EngineUnavailable as error:
        logger.warning("The search engine does not answer: %s", error)
        return search_titles(query), True


def _group(facet: Facet, results: Results, asked: Asked) -> Group:
    labels = labels_of(facet)
    chosen = asked.filters.get(facet.name, ())
    counts = dict(results.facets.get(facet.name, {}))
    for value in chosen:
        counts.setdefault(value, 0)
    known = [(value, count) for value, count in counts.items() if value in labels]
    known.sort(key=lambda item: (item[0] not in chosen, -item[1], labels[item[0]].lower()))
    options = [
        Option(value, labels[value], count, value in chosen) for value, count in known[:MAX_OPTIONS]
    ]
    return Group(facet.name, str(facet.title), options)


def _chips(facets: list[Facet], asked: Asked) -> list[Chip]:
    found = []
    for facet in facets:
        labels = labels_of(facet)
        for value in asked.filters.get(facet.name, ()):
            text = f"{facet.title}: {labels.get(value, value)}"
            found.append(Chip(text, asked.without(facet.name, value)))
    return found
