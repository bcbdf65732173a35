"""A search as a page shows it: hits, facets with labels, chips, and what to do when all fails."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .asking import Asked
from .contract import EngineUnavailable, Query, Results
from .facets import Facet, known_facets, labels_of
from .finding import search
from .titles import search_titles

logger = logging.getLogger(__name__)
SHOWN_OPTIONS = 8
MAX_OPTIONS = 60


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet that a visitor may tick."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its options; `name` is its parameter. `more` are folded away."""

    name: str
    title: str
    options: list[Option]
    more: list[Option] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter, with the address of the same search without it."""

    facet: str
    value: str
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
    facets: tuple[Facet, ...] = ()


def answer(
    asked: Asked,
    *,
    language: str,
    audiences: frozenset[str],
    fixed: Mapping[str, tuple[str, ...]] | None = None,
    hidden_facets: frozenset[str] = frozenset(),
    within: Mapping[str, tuple[str, ...]] | None = None,
) -> Answer:
    """Search. When the engine is away, titles are searched in the database, without facets.

    `within` are the values of a facet that this page knows: the reader chooses among them.
    """
    fixed, within = fixed or {}, within or {}
    among = {
        name: tuple(v for v in asked.filters.get(name, ()) if v in values) or values
        for name, values in within.items()
    }
    query = asked.query(language=language, audiences=audiences, fixed={**among, **fixed})
    results, is_reduced = find(query)
    facets = [f for f in known_facets() if f.name not in fixed and f.name not in hidden_facets]
    names = _Names(audiences)
    has_next = asked.page * asked.size < results.total and not is_reduced
    return Answer(
        results=results,
        groups=[
            group
            for facet in facets
            if (group := _group(facet, results, asked, names, within.get(facet.name))).options
        ],
        chips=_chips(facets, asked, names),
        next_url=asked.address(page=asked.page + 1) if has_next else "",
        previous_url=_previous(asked),
        is_reduced=is_reduced,
        facets=tuple(facets),
    )


def find(query: Query) -> tuple[Results, bool]:
    """What is found, and whether only titles could be searched."""
    try:
        return search(query), False
    except EngineUnavailable as error:
        logger.warning("The search engine does not answer: %s", error)
        return search_titles(query), True


def _previous(asked: Asked) -> str:
    if asked.page <= 1:
        return ""
    return asked.address(page=asked.page - 1 if asked.page > 2 else "")


class _Names:
    """Labels of facets for one reader, looked up once."""

    def __init__(self, audiences: frozenset[str]) -> None:
        self.audiences = audiences
        self._known: dict[str, Mapping[str, str]] = {}

    def of(self, facet: Facet) -> Mapping[str, str]:
        if facet.name not in self._known:
            self._known[facet.name] = labels_of(facet, self.audiences)
        return self._known[facet.name]


def _group(
    facet: Facet,
    results: Results,
    asked: Asked,
    names: _Names,
    within: tuple[str, ...] | None = None,
) -> Group:
    chosen = asked.filters.get(facet.name, ())
    if not facet.listed and not chosen:
        return Group(facet.field, str(facet.title), [])
    counts = dict(results.facets.get(facet.name, {}))
    for value in chosen:
        counts.setdefault(value, 0)
    labels = names.of(facet) if counts else {}
    wanted = labels if within is None else within
    known = [(v, count) for v, count in counts.items() if v in labels and v in wanted]
    known.sort(key=lambda item: (item[0] not in chosen, -item[1], labels[item[0]].lower()))
    options = [
        Option(value, labels[value], count, value in chosen) for value, count in known[:MAX_OPTIONS]
    ]
    shown = max(SHOWN_OPTIONS, sum(option.chosen for option in options))
    return Group(facet.field, str(facet.title), options[:shown], options[shown:])


def _chips(facets: list[Facet], asked: Asked, names: _Names) -> list[Chip]:
    found = []
    for facet in facets:
        for value in asked.filters.get(facet.name, ()):
            label = names.of(facet).get(value, value)
            text = _("%(facet)s: %(value)s") % {"facet": facet.title, "value": label}
            found.append(Chip(facet.name, value, text, asked.without(facet.name, value)))
    return found
