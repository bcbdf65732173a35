"""A circuit breaker: after failures in a row nobody waits for the server until a pause ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from search.contract import EngineUnavailable


class Breaker:
    """Counts failures of one server; shared by the threads of a process."""

    def __init__(self, failures: int = 3, pause: float = 10.0) -> None:
        self._most = failures
        self._pause = pause
        self._failed = 0
        self._until = 0.0
        self._lock = threading.Lock()

    @property
    def is_open(self) -> bool:
        """True while questions are refused at once."""
        return time.monotonic() < self._until

    @contextmanager
    def guard(self, *errors: type[Exception]) -> Iterator[None]:
        """Run one call; the given errors count as failures and become EngineUnavailable.

        After the pause one call is let through as a trial, the others wait for what it finds.
        """
        self._enter()
        try:
            yield
        except errors as error:
            self._fail()
            raise EngineUnavailable(f"The search server does not answer: {error}") from error
        self._succeed()

    def _enter(self) -> None:
        with self._lock:
            now = time.monotonic()
            if now < self._until:
                raise EngineUnavailable("The search server did not answer a moment ago")
            if self._failed >= self._most:
                self._until = now + self._pause

    def _fail(self) -> None:
        with self._lock:
            self._failed += 1
            if self._failed >= self._most:
                self._until = time.monotonic() + self._pause

    def _succeed(self) -> None:
        with self._lock:
            self._failed = 0
            self._until = 0.0
