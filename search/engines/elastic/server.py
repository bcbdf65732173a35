"""How the server is called: time limits, other nodes, and when nobody asks any more."""

from __future__ import annotations

import time
from contextlib import AbstractContextManager

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, helpers

from search.engines.breaker import Breaker

_FAILURES = (TransportError, ApiError, helpers.BulkIndexError)
_SHORTEST = 0.05  # seconds; no call is given less
_PROBE = 5.0  # seconds in which a server that can take anything in says what it has


class Server:
    """A server, or the nodes of a cluster, in three ways.

    `reading` is quick, `writing` is patient; `asking` comes before a write, so that a server that
    hangs does not keep the worker from all its other work. After some failures in a row all calls
    are refused at once for `pause` seconds.
    """

    def __init__(self, urls: str, *, timeout: float, write_timeout: float, pause: float) -> None:
        hosts = [url.strip() for url in urls.split(",") if url.strip()]
        # A node that is gone refuses at once: another one is asked, within the same moment.
        others = max(0, len(hosts) - 1)
        self.timeout = timeout
        self.reading = Elasticsearch(hosts, request_timeout=timeout, max_retries=others)
        self.writing = self.reading.options(
            request_timeout=write_timeout, max_retries=3, retry_on_timeout=True
        )
        self.asking = self.reading.options(request_timeout=min(_PROBE, write_timeout))
        self._breaker = Breaker(pause=pause)

    def guarded(self) -> AbstractContextManager[None]:
        """Around calls: what the server fails to do becomes EngineUnavailable, and is counted."""
        return self._breaker.guard(*_FAILURES)

    @property
    def is_given_up(self) -> bool:
        """True while all calls are refused."""
        return self._breaker.is_open

    def until(self) -> float:
        """The moment at which a reader who asks now has waited long enough."""
        return time.monotonic() + self.timeout

    def left(self, until: float) -> float:
        """The seconds that are left of it now: what we do ourselves meanwhile is no waiting."""
        return max(_SHORTEST, until - time.monotonic())

    def reading_for(self, seconds: float) -> Elasticsearch:
        """The client for a reader who waits so long."""
        return self.reading.options(request_timeout=seconds)
