"""The indices of the Elasticsearch engine: their shape, their aliases and who rebuilds."""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError
from elasticsearch_dsl import Index, Keyword, Long, Text
from elasticsearch_dsl import Mapping as IndexMapping

from search.contract import LANGUAGES, EngineUnavailable
from search.engines.folder import Stamp
from search.language.analysis import TEXT_FIELDS, VALUE_FIELDS, Prepared

# BM25 without the inverse document frequency, which is in the plan: Elasticsearch would count it
# in each field apart. `query.boost` is what the plan gave.
_SIMILARITY = """
double average = Math.max(1.0, (double) field.sumTotalTermFreq / field.docCount);
double norm = 0.25 + 0.75 * doc.length / average;
return query.boost * 2.2 * doc.freq / (doc.freq + 1.2 * norm);
"""
_FORGOTTEN = "-"  # the audience of a tombstone: nobody is in it
_STALE = 180.0  # seconds without a sign of life after which a rebuild is dead
_LARGEST_WINDOW = 10_200


def _mapping(stamp: Stamp) -> IndexMapping:
    mapping = IndexMapping()
    mapping.meta("dynamic", "strict")
    mapping.meta(
        "_meta",
        params={
            "shape": stamp.shape,
            "language": stamp.language,
            "site_words": list(stamp.site_words),
        },
    )
    # Tokens are matched, never shown: only what a hit needs is kept as source.
    mapping.meta("_source", includes=["data", "names", "fingerprint"])
    mapping.field("key", Keyword())
    mapping.field("data", Text(index=False, norms=False))
    mapping.field("names", Text(index=False, norms=False))
    mapping.field("published", Long())
    for name in TEXT_FIELDS:
        mapping.field(name, Text(analyzer="whitespace", similarity="planned"))
    for name in VALUE_FIELDS:
        counted = name == "facets" or name.startswith("words")
        mapping.field(name, Keyword(doc_values=counted, eager_global_ordinals=name == "facets"))
    for language in LANGUAGES:
        mapping.field(f"order_{language}", Keyword())
    return mapping


def source(prepared: Prepared) -> dict[str, Any]:
    """The document as the server takes it; all tokens are made already."""
    return {
        "key": prepared.key,
        "data": prepared.data,
        "names": prepared.names,
        "published": prepared.published,
        **prepared.texts,
        **{name: list(values) for name, values in prepared.values.items()},
        **{f"order_{language}": value for language, value in prepared.order.items()},
    }


def put(index: str, prepared: Prepared, kind: str = "index") -> dict[str, Any]:
    """The bulk action that adds a document."""
    return action(index, kind, prepared.key, source(prepared))


def action(index: str, kind: str, key: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """A bulk action with a content."""
    return {"_op_type": kind, "_index": index, "_id": key, "_source": content}


class Indices:
    """Indices behind aliases: `name` is read, `name-building` is being filled by a rebuild."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.client = client
        self.name = name
        self.building = f"{name}-building"
        self._lock = f"{name}-rebuild-lock"

    def create(self, stamp: Stamp, alias: str) -> str:
        """An empty index behind an alias."""
        name = f"{self.name}-{time.time_ns():x}-{uuid.uuid4().hex[:6]}"
        index = Index(name, using=self.client)
        index.settings(
            number_of_shards=1,
            auto_expand_replicas="0-1",
            max_result_window=_LARGEST_WINDOW,
            similarity={"planned": {"type": "scripted", "script": {"source": _SIMILARITY}}},
        )
        index.mapping(_mapping(stamp))
        index.aliases(**{alias: {}})
        index.create()
        return name

    def behind(self, alias: str) -> list[str]:
        """The indices behind an alias, none when it does not exist."""
        try:
            return sorted(self.client.indices.get_alias(name=alias).body)
        except NotFoundError:
            return []

    def stamp(self) -> Stamp | None:
        """The stamp of the index that is read; None when there is no such index."""
        try:
            found = self.client.indices.get_mapping(index=self.name).body
        except NotFoundError:
            return None
        for index in found.values():
            meta = index["mappings"].get("_meta", {})
            if {"shape", "language", "site_words"} <= meta.keys():
                return Stamp(meta["shape"], meta["language"], tuple(meta["site_words"]))
        return Stamp(0, "")

    def switch(self, name: str, grace: float) -> None:
        """Let readers go to another index, all at once, and delete the ones before.

        Searches that were under way have `grace` seconds to end.
        """
        old = self.behind(self.name)
        actions: list[dict[str, Any]] = [
            {"add": {"index": name, "alias": self.name}},
            {"remove": {"index": name, "alias": self.building}},
        ]
        actions += [{"remove": {"index": each, "alias": self.name}} for each in old]
        self.client.indices.update_aliases(actions=actions)
        time.sleep(grace if old else 0)
        self.drop(old)

    def strays(self) -> list[str]:
        """Indices of ours that no alias leads to: a crash left them."""
        found = self.client.indices.get(index=f"{self.name}-*", features="aliases").body
        ours = re.compile(rf"{re.escape(self.name)}-[0-9a-f]+-[0-9a-f]{{6}}")
        return [
            name for name, each in found.items() if not each["aliases"] and ours.fullmatch(name)
        ]

    def drop(self, names: Sequence[str]) -> None:
        """Delete indices that may be gone already."""
        for name in names:
            self.client.indices.delete(index=name, ignore_unavailable=True)

    def tombstone(self, key: str) -> dict[str, Any]:
        """What keeps a rebuild from bringing back a document that was forgotten meanwhile."""
        return {"key": key, "data": "", "names": "", "published": 0, "audience": [_FORGOTTEN]}

    def bury(self, name: str) -> None:
        """Remove the tombstones."""
        self.client.indices.refresh(index=name)
        gone = {"term": {"audience": _FORGOTTEN}}
        self.client.delete_by_query(index=name, query=gone, refresh=True, conflicts="proceed")

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Be the only rebuild of all machines; raises EngineUnavailable when one goes on."""
        try:
            self._take_lock()
        except BadRequestError:
            if not self._lock_is_stale():
                raise EngineUnavailable("The search index is being rebuilt") from None
            self.client.indices.delete(index=self._lock, ignore_unavailable=True)
            self._take_lock()
        try:
            self.drop([*self.behind(self.building), *self.strays()])
            yield
        finally:
            self.unlock()

    def unlock(self) -> None:
        """Let others rebuild, also after a crash."""
        with suppress(NotFoundError):
            self.client.indices.delete(index=self._lock)

    def alive(self) -> None:
        """A sign of life of the rebuild."""
        self.client.indices.put_mapping(index=self._lock, meta={"alive": time.time()})

    def _take_lock(self) -> None:
        # Creating an index is all or nothing, over all nodes.
        self.client.indices.create(
            index=self._lock,
            settings={"number_of_shards": 1, "number_of_replicas": 0},
            mappings={"_meta": {"alive": time.time()}},
        )

    def _lock_is_stale(self) -> bool:
        try:
            found = self.client.indices.get_mapping(index=self._lock).body
        except NotFoundError:
            return True
        meta = found[self._lock]["mappings"].get("_meta", {})
        return time.time() - float(meta.get("alive", 0)) > _STALE
