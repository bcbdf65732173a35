"""Writing down what changed, in the transaction that changed it, and telling the engine later."""

import logging
from collections.abc import Iterable, Sequence

from portal.core.prepared_writing import insert
from portal.core.queueing import queue_with
from search import sources
from search.contract import Document, EngineUnavailable
from search.engine import get_engine

from .models import Change

logger = logging.getLogger(__name__)
BATCH = 200
ATTEMPTS_BEFORE_PARKING = 5


def mark(kind: str, object_id: str) -> None:
    """Note that an object changed, appeared or went; call it in the transaction of the change."""
    from .tasks import drain_outbox

    insert(Change(kind=kind, object_id=str(object_id)))
    queue_with(drain_outbox)


def mark_many(kind: str, object_ids: Iterable[str]) -> None:
    """The same for many objects of one kind."""
    from .tasks import drain_outbox

    Change.objects.bulk_create(Change(kind=kind, object_id=str(pk)) for pk in object_ids)
    queue_with(drain_outbox)


def changed_since(keys: Iterable[str]) -> set[str]:
    """Those of these keys that the engine was not told of since they changed."""
    wanted = {sources.split_key(key) for key in keys}
    if not wanted:
        return set()
    ids = {object_id for _, object_id in wanted}
    rows = Change.objects.filter(object_id__in=ids).values_list("kind", "object_id")
    return {sources.make_key(*pair) for pair in wanted & set(rows)}


def drain(batch: int = BATCH) -> int:
    """Tell the engine about the oldest changes; returns how many rows were dealt with.

    May run twice or stop half way: an object is read anew each time, so the last telling is true.
    Raises EngineUnavailable when the engine does not answer; the rows then stay.
    """
    rows = list(Change.objects.waiting()[:batch])
    if not rows:
        return 0
    documents, gone, failed = _read(rows)
    refused = tell(documents, gone)
    failed.update((sources.split_key(key), error) for key, error in refused.items())
    done = [row.pk for row in rows if (row.kind, row.object_id) not in failed]
    Change.objects.filter(pk__in=done).delete()
    _note_failures(rows, failed)
    return len(rows)


def tell(documents: Sequence[Document], gone: Sequence[str]) -> dict[str, str]:
    """Tell the engine; returns the error for the key of each document that it cannot take.

    One that it cannot take must not keep the others out. Raises EngineUnavailable when the engine
    does not answer.
    """
    engine = get_engine()
    refused: dict[str, str] = {}
    try:
        if documents:
            engine.index(documents)
    except EngineUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 - told one by one to see which it is
        logger.warning("A batch of documents was refused: %s", error)
        for document in documents:
            try:
                engine.index([document])
            except EngineUnavailable:
                raise
            except Exception as own:  # noqa: BLE001
                refused[document.key] = _shown(own)
    if gone:
        engine.forget(gone)
    return refused


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def retry(changes: Iterable[Change]) -> int:
    """Try parked changes again; returns how many there are."""
    from .tasks import drain_outbox

    keys = [change.pk for change in changes]
    count = Change.objects.filter(pk__in=keys).update(parked=False, attempts=0, error="")
    queue_with(drain_outbox)
    return count


def _read(
    rows: list[Change],
) -> tuple[list[Document], list[str], dict[tuple[str, str], str]]:
    documents, gone, failed = [], [], {}
    for kind, object_id in dict.fromkeys((row.kind, row.object_id) for row in rows):
        try:
            document = sources.get(kind).document(object_id)
        except Exception as error:  # noqa: BLE001 - one bad object must not stop the others
            failed[kind, object_id] = _shown(error)
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
