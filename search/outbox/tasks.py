"""The worker's part."""

from django_tasks import task

from search.contract import EngineUnavailable

from .actions import BATCH, drain
from .comparing import rebuild_all
from .models import Change


@task()
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
        return rebuild_all()
    except EngineUnavailable:
        if health.ok:
            return 0  # somebody else is at it
        raise
