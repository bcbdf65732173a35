"""The engine itself: its questions; writing and what it knows of the index are beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from elasticsearch import helpers
from elasticsearch_dsl import Search
from elasticsearch_dsl import query as dsl

from search.contract import (
    LANGUAGES,
    PUBLIC,
    Document,
    EngineUnavailable,
    Health,
    Progress,
    Query,
    Results,
    Suggestion,
)
from search.engines import common
from search.language.analysis import PRINT
from search.language.plan import Plan
from search.language.planner import Planner
from search.language.scoring import tree
from search.language.spelling import Vocabulary

from .indices import Indices
from .knowledge import Concepts, Knowledge
from .queries import body, compile_tree, page, read_facets, score, starting
from .server import Server
from .writing import Writer


class ElasticEngine:
    """Keeps the contract with an Elasticsearch server or cluster; threads may share it.

    No read takes longer than `timeout`. After some failures in a row the engine refuses at once
    for `pause` seconds; after a rebuild the old index stays for `grace`. `concepts` and
    `on_outdated` are as for the embedded engine. After a write the first question waits up to
    `patience` for the site's words to be counted again.
    """

    name = "elastic"

    def __init__(
        self,
        urls: str,
        index: str,
        concepts: Concepts | None = None,
        on_outdated: Callable[[str], None] | None = None,
        timeout: float = 1.0,
        write_timeout: float = 30.0,
        pause: float = 10.0,
        grace: float = 1.0,
        patience: float = 0.1,
    ) -> None:
        self._index = index
        self._server = Server(urls, timeout=timeout, write_timeout=write_timeout, pause=pause)
        self._knowledge = Knowledge(self._server, index, concepts, on_outdated, patience)
        self._writer = Writer(self._server, index, self._knowledge, grace)

    def search(self, query: Query) -> Results:
        """Answer a question; see the contract."""
        query = common.tidy(query)
        until = self._server.until()
        state = self._knowledge.current(until)
        left = self._server.left(until)
        if state.stamp is None or not query.audiences:
            return common.NOTHING
        plan = Planner(state.tools, state.vocabulary).plan(query.text, query.language)
        asked = _asked(query, plan, state.vocabulary)
        labels = common.concept_labels(plan, state.tools)
        if asked is None:
            return Results(did_you_mean=plan.did_you_mean, concepts=labels)
        with self._server.guarded():
            search = page(self._search(), asked, query)
            reading = self._server.reading_for(left)
            found = reading.search(index=self._index, **body(search)).body
        maker = common.HitMaker.of(plan, state.tools)
        return Results(
            hits=tuple(
                maker.hit(hit["_id"], hit["_source"]["data"], score(hit, query))
                for hit in found["hits"]["hits"]
            ),
            facets=read_facets(found["aggregations"], query),
            total=found["hits"]["total"]["value"],
            did_you_mean=plan.did_you_mean,
            concepts=labels,
        )

    def suggest(
        self,
        prefix: str,
        language: str = "nl",
        audiences: frozenset[str] = frozenset({PUBLIC}),
        limit: int = 8,
    ) -> tuple[Suggestion, ...]:
        """Completions; see the contract."""
        typed = common.typed(prefix)
        if typed is None or limit < 1 or not audiences:
            return ()
        until = self._server.until()
        state = self._knowledge.current(until)
        if state.stamp is None:
            return ()
        limit = min(limit, common.LARGEST_PAGE)
        first = language if language in LANGUAGES else LANGUAGES[0]
        search = self._search().query(starting(typed.terms, audiences, first)).source(["names"])
        search = search.extra(size=limit * 3, track_total_hits=False)
        with self._server.guarded():
            reading = self._server.reading_for(self._server.left(until))
            found = reading.search(index=self._index, **body(search)).body
        hits = found["hits"]["hits"]
        stored = [(hit["_id"], json.loads(hit["_source"]["names"])) for hit in hits]
        return common.suggestions(stored, typed, first, state.tools, limit)

    def keys(self, kind: str | None = None) -> Iterator[str]:
        """Every key of the index, or of a kind."""
        for key, _ in self._scan(kind, source=False):
            yield key

    def fingerprints(self, kind: str) -> Iterator[tuple[str, str]]:
        """Keys of a kind with the fingerprints of their documents."""
        for key, source in self._scan(kind, source=["fingerprint"]):
            yield key, source["fingerprint"][0].rpartition(PRINT)[2]

    def _scan(
        self, kind: str | None, source: bool | list[str]
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """Keys of the index, or of a kind, with these fields."""
        wanted = {"term": {"kind": kind}} if kind else {"match_all": {}}
        with self._server.guarded():
            client = self._server.writing
            if not Indices(client, self._index).behind(self._index):
                return
            asked = {"query": wanted, "_source": source}
            for hit in helpers.scan(client, asked, index=self._index, size=2_000):
                yield hit["_id"], hit.get("_source", {})

    def health(self) -> Health:
        """Whether the server answers and whether the index should be rebuilt."""
        client = self._server.reading
        try:
            with self._server.guarded():
                stamp = Indices(client, self._index).stamp()
                counted = client.count(index=self._index, ignore_unavailable=True)
        except EngineUnavailable as error:
            return Health(self.name, ok=False, detail=str(error))
        reason = self._knowledge.reason(stamp)
        if reason == "missing":
            return Health(self.name, ok=True, rebuild_reason=reason)
        return Health(self.name, ok=True, documents=counted["count"], rebuild_reason=reason)

    def size(self) -> int:
        """The bytes that the index takes on the server."""
        with self._server.guarded():
            stats = self._server.writing.indices.stats(index=self._index, metric="store").body
        return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])

    def warm(self) -> None:
        """Read word lists and vocabulary now, so that the first reader does not wait."""
        state = self._knowledge.read()
        state.tools.exists("")
        for language in LANGUAGES:
            state.tools.word(language, "palier")

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace; see the contract."""
        self._writer.index(documents)

    def forget(self, keys: Iterable[str]) -> None:
        """Remove; see the contract."""
        self._writer.forget(keys)

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> int:
        """Fill a new index and go over to it; see the contract."""
        return self._writer.rebuild(documents, progress)

    def refresh_thesaurus(self) -> None:
        """Take the concepts anew after an editor changed them; no index has to be made again."""
        self._knowledge.forget()

    def drop(self) -> None:
        """Remove all that this engine keeps on the server: for tests and benchmarks."""
        self._writer.drop()

    def _search(self) -> Search:
        return Search(using=self._server.reading, index=self._index)


def _asked(query: Query, plan: Plan, vocabulary: Vocabulary) -> dsl.Query | None:
    """What is looked for; everything for a blank text, None for one without any word."""
    if not query.text.strip():
        return dsl.MatchAll()
    return compile_tree(tree(plan, vocabulary)) if plan.concepts else None
