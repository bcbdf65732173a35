"""nDCG@10 and zero results, by class of query."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.contract import Engine, Query
from search.sources import split_key

from .collection import Judged

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one query brought."""

    query: Judged
    found: tuple[str, ...]
    ndcg: float

    @property
    def is_empty(self) -> bool:
        """True when nothing at all was found."""
        return not self.found


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of some outcomes."""

    queries: int
    ndcg: float
    empty: float


def gain(grades: Iterable[int]) -> float:
    """Discounted cumulative gain of grades in the order of their places."""
    places = enumerate(list(grades)[:DEPTH], 2)
    return sum((2**grade - 1) / math.log2(place) for place, grade in places)


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """How near the order is to the best one that there could be: 0 to 1."""
    best = gain(sorted(grades.values(), reverse=True))
    return gain(grades.get(each, 0) for each in found) / best if best else 0.0


def ask(engine: Engine, queries: Iterable[Judged]) -> list[Outcome]:
    """Each query as an anonymous reader asks it."""
    outcomes = []
    for query in queries:
        hits = engine.search(Query(query.text, query.language, page_size=DEPTH)).hits
        found = tuple(split_key(hit.key)[1] for hit in hits)
        outcomes.append(Outcome(query, found, ndcg(found, query.grades)))
    return outcomes


def means(outcomes: Iterable[Outcome], by: Callable[[Outcome], str]) -> dict[str, Mean]:
    """The mean of each group of outcomes, in the order in which groups appear."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for each in outcomes:
        groups[by(each)].append(each)
    return {name: mean(found) for name, found in groups.items()}


def mean(outcomes: Sequence[Outcome]) -> Mean:
    """The mean of outcomes; all zero without any."""
    count = max(len(outcomes), 1)
    return Mean(
        len(outcomes),
        sum(each.ndcg for each in outcomes) / count,
        sum(each.is_empty for each in outcomes) / count,
    )
