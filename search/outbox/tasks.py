"""The worker's part."""

import time
from collections.abc import Callable
from contextlib import suppress

from django_tasks import task

from search.contract import EngineUnavailable

from .actions import BATCH, drain
from .comparing import rebuild_all
from .models import Change

SOON = 50  # before all that nobody is waiting for
LET_IN = 1.0  # seconds between two looks at the outbox during a rebuild


@task(priority=SOON)
def drain_outbox() -> int:
    """Drain until nothing waits; returns how many rows were dealt with. Safe to run twice."""
    total = 0
    while True:
        before = Change.objects.waiting().count()
        total += drain()
        if before <= BATCH or Change.objects.waiting().count() >= before:
            return total


@task()
def rebuild_index(reason: str = "") -> int:
    """Build the index anew, when the engine says that it should be. Safe to run twice."""
    from search.engine import get_engine

    health = get_engine().health()
    # A first document makes an index that seems well and lacks all the others.
    if health.ok and not health.rebuild_reason and reason != "missing":
        return 0
    try:
        return rebuild_all(_let_edits_in())
    except EngineUnavailable:
        if health.ok:
            return 0  # somebody else is at it
        raise


def _let_edits_in() -> Callable[[int], None]:
    """For a long rebuild: from time to time, drain what was edited meanwhile."""
    last = time.monotonic()

    def progress(count: int) -> None:
        nonlocal last
        if time.monotonic() - last < LET_IN:
            return
        # An index of an older shape takes nothing in: what waits is drained after the rebuild.
        with suppress(EngineUnavailable):
            if Change.objects.waiting().exists():
                drain()
        last = time.monotonic()

    return progress
