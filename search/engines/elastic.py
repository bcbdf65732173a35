"""The engine of many machines: Elasticsearch 8, executing the same plan."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError, helpers
from elasticsearch_dsl import A, Search
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
    SearchError,
    Suggestion,
)
from search.engines import common
from search.engines.breaker import Breaker
from search.engines.elastic_index import Indices, action, put
from search.engines.elastic_query import (
    body,
    compile_tree,
    page,
    read_facets,
    score,
    starting,
)
from search.engines.folder import Stamp
from search.language.analysis import SHAPE, prepare
from search.language.plan import Plan
from search.language.planner import Planner
from search.language.scoring import tree
from search.language.spelling import Vocabulary
from search.language.thesaurus import ThesaurusConcept
from search.language.tools import Language

_BATCH = 200
_MOST_WORDS = 50_000
_FRESH = 60.0  # seconds that the vocabulary and the stamp of other machines' index are trusted
_PATIENCE = 10.0  # seconds for the words of the whole site; no reader waits for them
_FAILURES = (TransportError, ApiError, helpers.BulkIndexError)

Concepts = Callable[[], Iterable[ThesaurusConcept] | None]
_Known = tuple[tuple[ThesaurusConcept, ...] | None]


class _State:
    """What a process knows of the index: its stamp, its language tools, its public words."""

    def __init__(self, stamp: Stamp | None, tools: Language, vocabulary: Vocabulary) -> None:
        self.stamp = stamp
        self.tools = tools
        self.vocabulary = vocabulary
        self.read_at = time.monotonic()


class ElasticEngine:
    """Keeps the contract with an Elasticsearch server or cluster; threads may share it.

    No read takes longer than `timeout`. After some failures in a row the engine refuses at once
    for `pause` seconds; after a rebuild the old index stays for `grace`. `concepts` and
    `on_outdated` are as for the embedded engine.
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
    ) -> None:
        hosts = [url.strip() for url in urls.split(",") if url.strip()]
        # A node that is gone refuses at once: another one is asked, within the same moment.
        others = max(0, len(hosts) - 1)
        client = Elasticsearch(hosts, request_timeout=timeout, max_retries=others)
        self._reading = client
        self._writing = client.options(
            request_timeout=write_timeout, max_retries=3, retry_on_timeout=True
        )
        self._breaker = Breaker(pause=pause)
        self._indices = Indices(self._writing, index)
        self._index = index
        self._grace = grace
        self._concepts = concepts or (lambda: None)
        self._on_outdated = on_outdated
        self._told: set[str] = set()
        self._state: _State | None = None
        self._timeout = timeout
        self._known_concepts: _Known | None = None
        self._refreshing: threading.Thread | None = None
        self._trouble = ""
        self._lock = threading.Lock()

    # Reading

    def search(self, query: Query) -> Results:
        """Answer a question; see the contract."""
        query = common.tidy(query)
        until = time.monotonic() + self._timeout
        state = self._current(until)
        if state.stamp is None or not query.audiences:
            return common.NOTHING
        plan = Planner(state.tools, state.vocabulary).plan(query.text, query.language)
        asked = _asked(query, plan, state.vocabulary)
        labels = common.concept_labels(plan, state.tools)
        if asked is None:
            return Results(did_you_mean=plan.did_you_mean, concepts=labels)
        with self._breaker.guard(*_FAILURES):
            search = Search(using=self._reading, index=self._index)
            reading = self._within(until)
            found = reading.search(index=self._index, **body(page(search, asked, query))).body
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
        until = time.monotonic() + self._timeout
        state = self._current(until)
        if state.stamp is None:
            return ()
        limit = min(limit, common.LARGEST_PAGE)
        first = language if language in LANGUAGES else LANGUAGES[0]
        search = Search(using=self._reading, index=self._index)
        search = search.query(starting(typed.terms, audiences, first)).source(["data"])
        search = search.extra(size=limit * 3, track_total_hits=False)
        with self._breaker.guard(*_FAILURES):
            found = self._within(until).search(index=self._index, **body(search)).body
        data = [json.loads(hit["_source"]["data"]) for hit in found["hits"]["hits"]]
        return common.suggestions(data, typed, first, state.tools, limit)

    def keys(self, kind: str | None = None) -> Iterator[str]:
        """Every key of the index, or of a kind."""
        wanted = {"term": {"kind": kind}} if kind else {"match_all": {}}
        with self._breaker.guard(*_FAILURES):
            if not self._indices.behind(self._index):
                return
            asked = {"query": wanted, "_source": False}
            for hit in helpers.scan(self._writing, asked, index=self._index, size=2_000):
                yield hit["_id"]

    def health(self) -> Health:
        """Whether the server answers and whether the index should be rebuilt."""
        try:
            with self._breaker.guard(*_FAILURES):
                stamp = self._indices_for_reading().stamp()
                counted = self._reading.count(index=self._index, ignore_unavailable=True)
        except EngineUnavailable as error:
            return Health(self.name, ok=False, detail=str(error))
        reason = self._reason(stamp, Language((), stamp.site_words if stamp else ()))
        if reason == "missing":
            return Health(self.name, ok=True, rebuild_reason=reason)
        return Health(self.name, ok=True, documents=counted["count"], rebuild_reason=reason)

    def size(self) -> int:
        """The bytes that the index takes on the server."""
        with self._breaker.guard(*_FAILURES):
            found = self._writing.indices.stats(index=self._index, metric="store").body
        return int(found["_all"]["primaries"]["store"]["size_in_bytes"])

    def warm(self) -> None:
        """Read word lists and vocabulary now, so that the first reader does not wait."""
        state = self._refreshed()
        state.tools.exists("")
        for language in LANGUAGES:
            state.tools.word(language, "palier")

    # Writing

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace; see the contract."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            tools = self._tools_for_writing()
            prepared = [prepare(document, tools) for document in batch]
            self._write(lambda index, found=prepared: [put(index, each) for each in found])

    def forget(self, keys: Iterable[str]) -> None:
        """Remove; see the contract."""
        gone = list(keys)
        if not gone:
            return
        with self._breaker.guard(*_FAILURES):
            building = set(self._indices.behind(self._indices.building))

        def actions(index: str) -> list[dict[str, Any]]:
            if index in building:
                tombstone = self._indices.tombstone
                return [action(index, "index", key, tombstone(key)) for key in gone]
            return [{"_op_type": "delete", "_index": index, "_id": key} for key in gone]

        self._write(actions)

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> int:
        """Fill a new index and go over to it; see the contract."""
        with self._breaker.guard(*_FAILURES), self._indices.rebuilding():
            tools = self._rebuild_tools()
            stamp = Stamp(SHAPE, tools.version, tuple(sorted(tools.site_words)))
            name = self._indices.create(stamp, self._indices.building)
            count = 0
            waiting = iter(documents)
            while batch := list(islice(waiting, _BATCH)):
                prepared = (prepare(document, tools) for document in batch)
                self._bulk([put(name, each, "create") for each in prepared], refresh=False)
                self._indices.alive()
                count += len(batch)
                if progress:
                    progress(count)
            self._indices.bury(name)
            self._indices.switch(name, self._grace)
        self._told.clear()
        self.refresh_thesaurus()
        return count

    def refresh_thesaurus(self) -> None:
        """Take the concepts anew after an editor changed them; no index has to be made again."""
        with self._lock:
            self._state = None
            self._known_concepts = None

    def drop(self) -> None:
        """Remove all that this engine keeps on the server: for tests and benchmarks."""
        with self._breaker.guard(*_FAILURES):
            for alias in (self._index, self._indices.building):
                self._indices.drop(self._indices.behind(alias))

    def _write(self, actions: Callable[[str], list[dict[str, Any]]]) -> None:
        """Write to the index that is read and, while there is one, to the one being built."""
        with self._breaker.guard(*_FAILURES):
            names = self._indices.behind(self._index)
            if not names:
                stamp = Stamp(SHAPE, self._tools_for_writing().version)
                names = [self._indices.create(stamp, self._index)]
                self._tell("missing")
            names += self._indices.behind(self._indices.building)
            self._bulk([each for name in names for each in actions(name)], refresh=True)
            # A rebuild may have begun or ended meanwhile.
            now = self._indices.behind(self._index) + self._indices.behind(self._indices.building)
            late = [each for name in now if name not in names for each in actions(name)]
            self._bulk(late, refresh=True)
        if self._state is not None:
            self._state.read_at = float("-inf")

    def _bulk(self, actions: list[dict[str, Any]], *, refresh: bool) -> None:
        """Send; a document that is there already, or gone already, is no failure."""
        results = helpers.streaming_bulk(
            self._writing, actions, refresh=refresh, raise_on_error=False, chunk_size=_BATCH
        )
        for ok, result in results:
            outcome = next(iter(result.values()))
            status = outcome.get("status")
            if ok or status in (404, 409):
                continue
            if status == 400:
                # Its own fault: the server is well, so the breaker has nothing to count.
                raise SearchError(f"The server refuses a document: {outcome.get('error')}")
            raise helpers.BulkIndexError("A document could not be written", [result])

    # What is known of the index

    def _current(self, until: float) -> _State:
        """What is known of the index; read again from time to time, without keeping anybody.

        A reader waits for it until his moment is over and then goes on with what was known.
        """
        state = self._state
        if state is None or time.monotonic() - state.read_at >= _FRESH:
            refresh = self._refresh()
            refresh.join(max(0.0, until - time.monotonic()))
            state = self._state
        if state is None:
            raise EngineUnavailable(self._trouble or "The search server is slow")
        return self._checked(state)

    def _refresh(self) -> threading.Thread:
        """The thread that reads it again; one at a time."""
        self._asked_concepts()  # here, since they come from the database of this thread
        with self._lock:
            if self._refreshing is None or not self._refreshing.is_alive():
                self._refreshing = threading.Thread(target=self._try_refresh, daemon=True)
                self._refreshing.start()
            return self._refreshing

    def _try_refresh(self) -> None:
        try:
            self._read_state()
            self._trouble = ""
        except EngineUnavailable as error:
            self._trouble = str(error)

    def _refreshed(self) -> _State:
        """The same, read now: for whoever writes."""
        return self._checked(self._read_state())

    def _read_state(self) -> _State:
        known = self._state
        with self._breaker.guard(*_FAILURES):
            stamp = self._indices_for_reading().stamp()
            tools = self._tools_of(stamp)
            state = _State(stamp, tools, self._vocabulary(tools, stamp))
        with self._lock:
            # Unless the thesaurus was changed or a document written meanwhile.
            if self._state is known:
                self._state = state
        return state

    def _tools_for_writing(self) -> Language:
        """The tools that the index is made with now; another machine may have rebuilt it."""
        with self._breaker.guard(*_FAILURES):
            stamp = self._indices.stamp()
        return self._checked(_State(stamp, self._tools_of(stamp), Vocabulary())).tools

    def _tools_of(self, stamp: Stamp | None) -> Language:
        known = self._state
        if known is not None and known.stamp == stamp:
            return known.tools
        return Language(self._asked_concepts(), stamp.site_words if stamp else ())

    def _asked_concepts(self) -> tuple[ThesaurusConcept, ...] | None:
        """The concepts, asked for once until they change."""
        known = self._known_concepts
        if known is None:
            found = self._concepts()
            known = self._known_concepts = (None if found is None else tuple(found),)
        return known[0]

    def _within(self, until: float) -> Elasticsearch:
        """The client for a reader who has only so long."""
        return self._reading.options(request_timeout=max(0.05, until - time.monotonic()))

    def _checked(self, state: _State) -> _State:
        reason = self._reason(state.stamp, state.tools)
        if reason:
            self._tell(reason)
        if reason == "shape":
            raise EngineUnavailable("The search index is of an older shape and must be rebuilt")
        return state

    def _reason(self, stamp: Stamp | None, tools: Language) -> str:
        """Why the index should be rebuilt: missing, shape or language; empty when it is good."""
        if stamp is None:
            return "missing"
        if stamp.shape != SHAPE:
            return "shape"
        return "" if stamp.language == tools.version else "language"

    def _tell(self, reason: str) -> None:
        if self._on_outdated and reason not in self._told:
            self._told.add(reason)
            self._on_outdated(reason)

    def _indices_for_reading(self) -> Indices:
        return Indices(self._reading, self._index)

    def _rebuild_tools(self) -> Language:
        try:
            state = self._refreshed()
        except EngineUnavailable:
            return Language(self._asked_concepts())
        return Language(self._asked_concepts(), state.tools.new_words(state.vocabulary))

    def _vocabulary(self, tools: Language, stamp: Stamp | None) -> Vocabulary:
        """The words of public documents and in how many they are."""
        if stamp is None or stamp.shape != SHAPE:
            return common.public_words(tools, {}, 0)
        search = Search(using=self._writing, index=self._index)
        search = search.query(dsl.Bool(filter=[dsl.Term(audience=PUBLIC)]))
        search = search.extra(size=0, track_total_hits=True)
        for language in LANGUAGES:
            field = f"words_{language}"
            search.aggs.bucket(language, A("terms", field=field, size=_MOST_WORDS))
        try:
            found = self._reading.options(request_timeout=_PATIENCE).search(
                index=self._index, **body(search)
            )
        except NotFoundError:
            return common.public_words(tools, {}, 0)
        counts = {
            language: {
                bucket["key"]: bucket["doc_count"]
                for bucket in found["aggregations"][language]["buckets"]
            }
            for language in LANGUAGES
        }
        return common.public_words(tools, counts, found["hits"]["total"]["value"])


def _asked(query: Query, plan: Plan, vocabulary: Vocabulary) -> dsl.Query | None:
    """What is looked for; everything for a blank text, None for one without any word."""
    if not query.text.strip():
        return dsl.MatchAll()
    return compile_tree(tree(plan, vocabulary)) if plan.concepts else None
