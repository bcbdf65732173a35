"""Is the portal well? Each check answers with a word and a figure, and never raises."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from search.engine import get_engine
from search.outbox.models import Change

QUEUE_LIMIT_SECONDS = 15 * 60
DISK_LIMIT_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check; `is_vital` ones decide whether the portal takes visitors."""

    name: str
    is_well: bool
    detail: str
    is_vital: bool = True


def _database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding("database", True, connection.vendor)


def _index() -> Finding:
    health = get_engine().health()
    # Pages go on without the engine: search then falls back on titles.
    detail = health.rebuild_reason or health.detail or f"{health.documents} documents"
    is_well = health.ok and not health.rebuild_reason
    return Finding("index", is_well, f"{health.name}: {detail}", is_vital=False)


def _queue() -> Finding:
    oldest = (
        DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=timezone.now())
        .order_by("enqueued_at")
        .values_list("enqueued_at", flat=True)
        .first()
    )
    age = int((timezone.now() - oldest).total_seconds()) if oldest else 0
    return Finding("queue", age < QUEUE_LIMIT_SECONDS, f"oldest task {age} s", is_vital=False)


def _outbox() -> Finding:
    parked = Change.objects.parked().count()
    waiting = Change.objects.waiting().count()
    return Finding("outbox", not parked, f"{waiting} waiting, {parked} parked", is_vital=False)


def _disk() -> Finding:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return Finding("disk", free > DISK_LIMIT_BYTES, f"{free // 1024**2} MiB free")


CHECKS: dict[str, Callable[[], Finding]] = {
    "database": _database,
    "index": _index,
    "queue": _queue,
    "outbox": _outbox,
    "disk": _disk,
}


def findings() -> list[Finding]:
    """All checks; one that breaks is a finding of its own."""
    found = []
    for name, check in CHECKS.items():
        try:
            found.append(check())
        except Exception as error:  # noqa: BLE001 - a health check reports, whatever breaks
            vital = name in {"database", "disk"}
            found.append(Finding(name, False, type(error).__name__, is_vital=vital))
    return found
