"""The plan as a tree of weighted leaves, which each engine turns into its own query objects.

Inverse document frequency is part of the plan and not left to the engines: they count it in each
field apart, so that a rare synonym would outweigh the word that was typed. Here the alternatives
of a concept share one value; engines contribute term frequency and field length only.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from search.language.plan import Alternative, Concept, Kind, Plan
from search.language.spelling import Vocabulary
from search.language.thesaurus import LANGUAGES

TITLE, SUMMARY, BODY, LABELS = 4.0, 3.0, 1.2, 2.0
OTHER_LANGUAGE = 0.85
TAG = 1.2  # a document that carries the concept itself
EXACT_TITLE = 4.0
NEAR = 1.5  # the words of the query next to each other
TIE = 0.15  # what a second field adds to the best one
SLOP = 2
MOST_LEAVES = 600  # of a very long query the least weighty ones are left out


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words in one field: a single one, all of them, near each other, or just there (constant)."""

    field: str
    stems: tuple[str, ...]
    boost: float
    match: Literal["term", "all", "near", "constant"] = "term"


@dataclass(frozen=True, slots=True)
class Best:
    """The best child counts, the others add `tie` of theirs."""

    children: tuple[Node, ...]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Sum:
    """All children that match are added up."""

    children: tuple[Node, ...]


Node = Leaf | Best | Sum


def tree(plan: Plan, vocabulary: Vocabulary) -> Sum:
    """The whole query as a tree; a document has to match one leaf at least."""
    builder = _Builder(plan.language, vocabulary)
    nodes: list[Node] = [builder.concept(concept, 1.0) for concept in plan.concepts]
    if plan.typed:
        nodes.extend(builder.whole(plan.typed))
    return _prune(Sum(tuple(nodes)))


def leaves(node: Node) -> Iterator[Leaf]:
    """All leaves of a tree, in order."""
    if isinstance(node, Leaf):
        yield node
    else:
        for child in node.children:
            yield from leaves(child)


def _prune(root: Sum) -> Sum:
    boosts = sorted((leaf.boost for leaf in leaves(root)), reverse=True)
    if len(boosts) <= MOST_LEAVES:
        return root
    kept = _above(root, boosts[MOST_LEAVES])
    return kept if isinstance(kept, Sum) else Sum(())


def _above(node: Node, boost: float) -> Node | None:
    if isinstance(node, Leaf):
        return node if node.boost > boost else None
    children = tuple(kept for child in node.children if (kept := _above(child, boost)))
    return replace(node, children=children) if children else None


class _Builder:
    def __init__(self, reader: str, vocabulary: Vocabulary) -> None:
        self.reader = reader
        self.vocabulary = vocabulary

    def concept(self, concept: Concept, weight: float) -> Node:
        shared = self._shared_frequency(concept)
        children = [
            node
            for alternative in concept.alternatives
            for node in self._alternative(alternative, shared, weight)
        ]
        if concept.inside:
            inside = weight * concept.inside_weight
            children.append(Sum(tuple(self.concept(each, inside) for each in concept.inside)))
        best = Best(tuple(children))
        if not concept.ids:
            return best
        boost = weight * TAG * self.idf(shared)
        tags = tuple(Leaf("concepts", (each,), boost, "constant") for each in concept.ids)
        return Sum((best, Best(tags)))

    def whole(self, typed: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Node]:
        """What the query is worth as a whole: a title that says just this, or says it in one go."""
        for language, stems in typed:
            weight = self._language(language)
            rarity = max((self._own_idf(language, (stem,)) for stem in stems), default=0.0)
            title = f"{language}:{' '.join(stems)}"
            yield Leaf("exact", (title,), weight * EXACT_TITLE * rarity, "constant")
            if 2 <= len(stems) <= 6:
                boost = weight * NEAR * rarity
                yield Best(
                    (
                        Leaf(f"title_{language}", stems, boost, "near"),
                        Leaf(f"summary_{language}", stems, boost / 2, "near"),
                        Leaf(f"body_{language}", stems, boost / 4, "near"),
                    )
                )

    def idf(self, frequency: int) -> float:
        """BM25's weight of something that this many documents speak of."""
        documents = max(self.vocabulary.documents, 1)
        frequency = min(max(frequency, 1), documents)
        return math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5))

    def _own_idf(self, language: str, stems: tuple[str, ...]) -> float:
        return self.idf(min(self.vocabulary.frequency(language, stem) for stem in stems))

    def _shared_frequency(self, concept: Concept) -> int:
        found = {(a.language, a.stems) for a in concept.alternatives if a.kind is not Kind.PARTS}
        return sum(
            min(self.vocabulary.frequency(language, stem) for stem in stems) // len(stems)
            for language, stems in found
        )

    def _language(self, language: str) -> float:
        return 1.0 if language == self.reader else OTHER_LANGUAGE

    def _alternative(self, each: Alternative, shared: int, weight: float) -> Iterator[Node]:
        language = each.language
        rarity = self.idf(shared)
        if each.own and each.kind is not Kind.PARTS:
            rarity = max(rarity, self._own_idf(language, each.stems))
        boost = weight * each.weight * rarity * self._language(language)
        if each.kind is Kind.START:
            for other in LANGUAGES:
                whole_word = (f"{each.stems[0]}$",)
                yield Leaf(f"starts_{other}", whole_word, weight * self._language(other))
            return
        if each.kind is Kind.PARTS:
            match = "all" if len(each.stems) > 1 else "term"
            near = "near" if len(each.stems) > 1 else "term"
            yield Leaf("parts_title", each.stems, TITLE * boost, match)
            yield Leaf("parts_body", each.stems, BODY * 1.5 * boost, near)
            return
        match = "near" if each.kind is Kind.PHRASE else "term"
        fields = (
            (f"title_{language}", TITLE),
            (f"summary_{language}", SUMMARY),
            (f"body_{language}", BODY),
        )
        leaves = [Leaf(name, each.stems, value * boost, match) for name, value in fields]
        if each.weight >= 0.5:
            leaves.append(Leaf("labels", each.stems, LABELS * boost, match))
        yield Best(tuple(leaves), TIE)
