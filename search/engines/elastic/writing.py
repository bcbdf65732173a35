"""Writing: to the index that is read and, while there is one, to the one being built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from elasticsearch import helpers

from search.contract import Document, Progress, SearchError
from search.engines.folder import Stamp
from search.language.analysis import SHAPE, prepare

from .indices import Indices, action, put
from .knowledge import Knowledge
from .server import Server

_BATCH = 200

Actions = Callable[[str], list[dict[str, Any]]]


class Writer:
    """Adds, forgets and rebuilds; after a rebuild the old index stays for `grace` seconds."""

    def __init__(self, server: Server, index: str, knowledge: Knowledge, grace: float) -> None:
        self._server = server
        self._index = index
        self._knowledge = knowledge
        self._grace = grace
        self._indices = Indices(server.writing, index)
        self._asked = Indices(server.asking, index)

    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace; see the contract."""
        waiting = iter(documents)
        while batch := list(islice(waiting, _BATCH)):
            tools = self._knowledge.tools_for_writing()
            prepared = [prepare(document, tools) for document in batch]
            self._write(lambda index, found=prepared: [put(index, each) for each in found])

    def forget(self, keys: Iterable[str]) -> None:
        """Remove; see the contract."""
        gone = list(keys)
        if not gone:
            return
        with self._server.guarded():
            building = set(self._asked.behind(self._asked.building))

        def actions(index: str) -> list[dict[str, Any]]:
            if index in building:
                tombstone = self._indices.tombstone
                return [action(index, "index", key, tombstone(key)) for key in gone]
            return [{"_op_type": "delete", "_index": index, "_id": key} for key in gone]

        self._write(actions)

    def rebuild(self, documents: Iterable[Document], progress: Progress | None = None) -> int:
        """Fill a new index and go over to it; see the contract."""
        with self._server.guarded(), self._indices.rebuilding():
            tools = self._knowledge.tools_for_rebuild()
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
        self._knowledge.rebuilt()
        return count

    def drop(self) -> None:
        """Remove all that is kept on the server."""
        with self._server.guarded():
            for alias in (self._index, self._indices.building):
                self._indices.drop(self._indices.behind(alias))
            self._indices.unlock()

    def _write(self, actions: Actions) -> None:
        with self._server.guarded():
            names = self._asked.behind(self._index)
            if not names:
                stamp = Stamp(SHAPE, self._knowledge.tools_for_writing().version)
                names = [self._indices.create(stamp, self._index)]
                self._knowledge.tell("missing")
            names += self._indices.behind(self._indices.building)
            self._bulk([each for name in names for each in actions(name)], refresh=True)
            # A rebuild may have begun or ended meanwhile.
            now = self._indices.behind(self._index) + self._indices.behind(self._indices.building)
            late = [each for name in now if name not in names for each in actions(name)]
            self._bulk(late, refresh=True)
        self._knowledge.wrote()

    def _bulk(self, actions: list[dict[str, Any]], *, refresh: bool) -> None:
        """Send; a document that is there already, or gone already, is no failure.

        With `refresh` every reader finds it when this returns.
        """
        results = helpers.streaming_bulk(
            self._server.writing, actions, refresh=refresh, raise_on_error=False, chunk_size=_BATCH
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
