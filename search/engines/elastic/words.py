"""The words of the public part of the site, as the server counts them."""

from __future__ import annotations

from elasticsearch import NotFoundError
from elasticsearch_dsl import A, Search
from elasticsearch_dsl import query as dsl

from search.contract import LANGUAGES, PUBLIC

from .queries import body
from .server import Server

_MOST = 60_000  # of a language; a server gives at most 65,536 counts in one answer
_PATIENCE = 10.0  # seconds; no reader waits for it


def count_words(server: Server, index: str) -> tuple[dict[str, dict[str, int]], int]:
    """In how many public documents each word is, by language, and how many documents there are."""
    counts: dict[str, dict[str, int]] = {}
    documents = 0
    for language in LANGUAGES:
        counts[language], documents = _count(server, index, language)
    return counts, documents


def _count(server: Server, index: str, language: str) -> tuple[dict[str, int], int]:
    search = Search(using=server.reading, index=index)
    search = search.query(dsl.Bool(filter=[dsl.Term(audience=PUBLIC)]))
    search = search.extra(size=0, track_total_hits=True)
    search.aggs.bucket("words", A("terms", field=f"words_{language}", size=_MOST))
    client = server.reading.options(request_timeout=_PATIENCE)
    try:
        found = client.search(index=index, **body(search)).body
    except NotFoundError:
        return {}, 0
    buckets = found["aggregations"]["words"]["buckets"]
    return {each["key"]: each["doc_count"] for each in buckets}, found["hits"]["total"]["value"]
