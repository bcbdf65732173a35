"""The plan's tree as tantivy query objects."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

import tantivy
from tantivy import Occur, Query, Schema, Searcher

from search.contract import Query as Question
from search.engines import common
from search.engines.tantivy_schema import SCHEMA
from search.language.analysis import FACET
from search.language.scoring import SLOP, Best, Leaf, Node


class TreeCompiler:
    """Makes queries for one searcher.

    tantivy multiplies by the inverse document frequency of the field. The plan has its own, so the
    engine's is divided out again.
    """

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self.schema = schema
        self.searcher = searcher
        self.documents = searcher.num_docs

    def compile(self, node: Node) -> Query | None:
        """The query of a node; None when nothing below it is in the index."""
        if isinstance(node, Leaf):
            return self._leaf(node)
        children = [query for child in node.children if (query := self.compile(child))]
        if not children:
            return None
        if len(children) == 1:
            return children[0]
        if isinstance(node, Best):
            return Query.disjunction_max_query(children, node.tie)
        return Query.boolean_query([(Occur.Should, query) for query in children])

    def _leaf(self, leaf: Leaf) -> Query | None:
        counts = [self.searcher.doc_freq(leaf.field, stem) for stem in leaf.stems]
        if not all(counts):
            return None
        if leaf.match == "constant":
            return Query.const_score_query(self._term(leaf.field, leaf.stems[0]), leaf.boost)
        if leaf.match == "near" and len(leaf.stems) > 1:
            query = Query.phrase_query(self.schema, leaf.field, list(leaf.stems), SLOP)
            return Query.boost_query(query, leaf.boost / sum(map(self._idf, counts)))
        terms = [
            Query.boost_query(
                self._term(leaf.field, stem), leaf.boost / self._idf(count) / len(counts)
            )
            for stem, count in zip(leaf.stems, counts, strict=True)
        ]
        if len(terms) == 1:
            return terms[0]
        return Query.boolean_query([(Occur.Must, term) for term in terms])

    def _term(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, index_option="freq")

    def _idf(self, count: int) -> float:
        documents = max(self.documents, count)
        return math.log(1 + (documents - count + 0.5) / (count + 0.5))


def visible(schema: Schema, audiences: Iterable[str]) -> Query:
    """A filter that is part of every query: documents of these audiences only."""
    return Query.const_score_query(Query.term_set_query(schema, "audience", sorted(audiences)), 0.0)


def filters(schema: Schema, question: Question, leave_out: str | None = None) -> list[Query]:
    """One filter for each facet with a choice, but for the facet left out."""
    return [
        Query.const_score_query(Query.term_set_query(schema, "facets", chosen), 0.0)
        for name, chosen in chosen_values(question.filters).items()
        if name != leave_out
    ]


def chosen_values(choices: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """The values of each facet as they are in the index; facets without a choice left out."""
    return {
        name: [f"{name}{FACET}{value}" for value in values]
        for name, values in choices.items()
        if values
    }


def all_of(queries: Iterable[Query]) -> Query:
    """Documents that match every one of the queries."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def write(
    writer: tantivy.IndexWriter,
    added: Iterable[tuple[str, tantivy.Document]],
    gone: Iterable[str],
) -> None:
    """Remove and add; a document that is there already is replaced."""
    for key in gone:
        writer.delete_documents_by_term("key", key)
    for key, document in added:
        writer.delete_documents_by_term("key", key)
        writer.add_document(document)


def count_facets(
    searcher: Searcher, base: list[Query], question: Question
) -> dict[str, dict[str, int]]:
    """Counts of all facets, of a facet with a choice as if it had none."""

    def buckets(leave_out: str | None) -> list[tuple[str, int]]:
        asked = all_of([*base, *filters(SCHEMA, question, leave_out)])
        wanted = {"facets": {"terms": {"field": "facets", "size": common.MOST_VALUES}}}
        found = searcher.aggregate(asked, wanted)["facets"]["buckets"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in found]

    return common.facet_counts(buckets(None), {name: buckets(name) for name in question.filters})


def starting(field: str, terms: tuple[str, ...], first: bool) -> Query:
    """Documents in whose titles or labels every term begins a word."""
    every = all_of(Query.term_query(SCHEMA, f"starts_{field}", term) for term in terms)
    return Query.const_score_query(every, 2.0 if first else 1.0)
