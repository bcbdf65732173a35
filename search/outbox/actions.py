"""Writing down what changed, in the transaction that changed it, and telling the engine later."""

from collections.abc import Iterable

from portal.core.queueing import queue_with
from search import sources
from search.contract import Document
from search.engine import get_engine

from .models import Change

BATCH = 200
ATTEMPTS_BEFORE_PARKING = 5


def mark(kind: str, object_id: str) -> None:
    """Note that an object changed, appeared or went; call it in the transaction of the change."""
    mark_many(kind, [object_id])


def mark_many(kind: str, object_ids: Iterable[str]) -> None:
    """The same for many objects of one kind."""
    from .tasks import drain_outbox

    Change.objects.bulk_create(Change(kind=kind, object_id=str(pk)) for pk in object_ids)
    queue_with(drain_outbox)


def drain(batch: int = BATCH) -> int:
    """Tell the engine about the oldest changes; returns how many rows were dealt with.

    May run twice or stop half way: an object is read anew each time, so the last telling is true.
    Raises EngineUnavailable when the engine does not answer; the rows then stay.
    """
    rows = list(Change.objects.waiting()[:batch])
    if not rows:
        return 0
    documents, gone, failed = _read(rows)
    engine = get_engine()
    if documents:
        engine.index(documents)
    if gone:
        engine.forget(gone)
    done = [row.pk for row in rows if (row.kind, row.object_id) not in failed]
    Change.objects.filter(pk__in=done).delete()
    _note_failures(rows, failed)
    return len(rows)


def _read(
    rows: list[Change],
) -> tuple[list[Document], list[str], dict[tuple[str, str], str]]:
    documents, gone, failed = [], [], {}
    for kind, object_id in dict.fromkeys((row.kind, row.object_id) for row in rows):
        try:
            document = sources.get(kind).document(object_id)
        except Exception as error:  # noqa: BLE001 - one bad object must not stop the others
            failed[kind, object_id] = f"{type(error).__name__}: {error}"[:300]
            continue
        if document is None:
            gone.append(sources.make_key(kind, object_id))
        else:
            documents.append(document)
    return documents, gone, failed


def _note_failures(rows: list[Change], failed: dict[tuple[str, str], str]) -> None:
    for row in rows:
        error = failed.get((row.kind, row.object_id))
        if error:
            row.attempts += 1
            row.error = error
            row.parked = row.attempts >= ATTEMPTS_BEFORE_PARKING
            row.save(update_fields=["attempts", "error", "parked"])
