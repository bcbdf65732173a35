"""The plan's tree, filters and facets as elasticsearch-dsl query objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch_dsl import A, Search
from elasticsearch_dsl import query as dsl

from search.contract import LANGUAGES, Query
from search.engines import common
from search.language.analysis import FACET
from search.language.scoring import SLOP, Best, Leaf, Node


def compile_tree(node: Node) -> dsl.Query:
    """The query of a node of the plan."""
    if isinstance(node, Leaf):
        return _leaf(node)
    children = [compile_tree(child) for child in node.children]
    if isinstance(node, Best):
        return dsl.DisMax(queries=children, tie_breaker=node.tie)
    return dsl.Bool(should=children, minimum_should_match=1)


def _leaf(leaf: Leaf) -> dsl.Query:
    if leaf.match == "constant":
        return dsl.ConstantScore(filter=_term(leaf.field, leaf.stems[0]), boost=leaf.boost)
    if len(leaf.stems) == 1:
        return _term(leaf.field, leaf.stems[0], leaf.boost)
    if leaf.match == "near":
        phrase = {"query": " ".join(leaf.stems), "slop": SLOP, "boost": leaf.boost}
        return dsl.MatchPhrase(**{leaf.field: phrase})
    boost = leaf.boost / len(leaf.stems)
    return dsl.Bool(must=[_term(leaf.field, stem, boost) for stem in leaf.stems])


def _term(field: str, value: str, boost: float = 1.0) -> dsl.Query:
    return dsl.Term(**{field: {"value": value, "boost": boost}})


def visible(audiences: Iterable[str]) -> dsl.Query:
    """A filter that is part of every query: documents of these audiences only."""
    return dsl.Terms(audience=sorted(audiences))


def chosen(filters: Mapping[str, tuple[str, ...]], leave_out: str | None = None) -> dsl.Query:
    """What has to hold of every facet with a choice, but for the facet left out."""
    return dsl.Bool(
        filter=[
            dsl.Terms(facets=[f"{name}{FACET}{value}" for value in values])
            for name, values in filters.items()
            if name != leave_out
        ]
    )


def page(search: Search, asked: dsl.Query, query: Query) -> Search:
    """One page of hits with all facet counts.

    The choices are a filter after the query, so that a facet can be counted without its own.
    """
    must = dsl.Bool(must=[asked], filter=[visible(query.audiences)])
    search = search.query(must).post_filter(chosen(query.filters))
    for number, name in enumerate((None, *query.filters)):
        counted = A("terms", field="facets", size=common.MOST_VALUES)
        within = A("filter", chosen(query.filters, name))
        search.aggs.bucket(f"facets{number}", within).bucket("values", counted)
    skipped = common.offset(query)
    size = query.page_size if skipped < common.DEEPEST else 0
    search = search.extra(track_total_hits=True, from_=min(skipped, common.DEEPEST), size=size)
    return search.source(["data"]).sort(*_order(query))


def _order(query: Query) -> tuple[object, ...]:
    if query.sort == "title":
        return (f"order_{query.language}", "key")
    if query.sort == "newest" or not query.text.strip():
        return ("-published", "key")
    return ("_score", "key")


def starting(terms: tuple[str, ...], audiences: Iterable[str], first: str) -> dsl.Query:
    """Documents with a title or a label in which every term begins a word."""
    choices = []
    for field in (*LANGUAGES, "labels"):
        every = [dsl.Term(**{f"starts_{field}": term}) for term in terms]
        boost = 2.0 if field == first else 1.0
        choices.append(dsl.ConstantScore(filter=dsl.Bool(filter=every), boost=boost))
    return dsl.Bool(must=[dsl.DisMax(queries=choices)], filter=[visible(audiences)])


def body(search: Search) -> dict[str, Any]:
    """The search as arguments of the client."""
    made = search.to_dict()
    made["source"] = made.pop("_source", True)
    if "from" in made:
        made["from_"] = made.pop("from")
    return made


def score(hit: Mapping[str, Any], query: Query) -> float:
    """The score of a hit, zero when another order was asked for."""
    by_score = query.sort == "relevance" and query.text.strip()
    return float(hit["_score"] or 0.0) if by_score else 0.0


def read_facets(found: Mapping[str, Any], query: Query) -> dict[str, dict[str, int]]:
    """Counts of all facets, of a facet with a choice as if it had none."""

    def buckets(number: int) -> list[tuple[str, int]]:
        values = found[f"facets{number}"]["values"]["buckets"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in values]

    own = {name: buckets(number) for number, name in enumerate(query.filters, 1)}
    return common.facet_counts(buckets(0), own)
