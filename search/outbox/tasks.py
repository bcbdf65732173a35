"""The worker's part."""

from django_tasks import task

from .actions import BATCH, drain
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
