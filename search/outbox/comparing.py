"""The index beside the database: building it anew, and finding what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.contract import Document
from search.engine import get_engine
from search.sources import Source, all_sources, get

from .actions import mark_many, tell
from .models import Change

BATCH = 200
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """The keys of one kind that only the database has, that only the index has, and those of
    which the index holds another text, audience or facet than the database gives now."""

    kind: str
    in_both: int
    missing: tuple[str, ...]
    left_over: tuple[str, ...]
    outdated: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        """True when both hold the same things."""
        return not self.keys

    @property
    def keys(self) -> tuple[str, ...]:
        """All that has to be told again."""
        return (*self.missing, *self.left_over, *self.outdated)


def every_document() -> Iterator[Document]:
    """Every document of every source."""
    for source in all_sources():
        yield from source.documents()


def rebuild_all(progress: Progress | None = None) -> int:
    """Fill the index anew without a gap for those who search; returns how many are in it.

    Changes made before the walk began are in it; later ones stay and are drained after. Raises
    EngineUnavailable when the engine is away or another rebuild goes on.
    """
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    count = get_engine().rebuild(every_document(), progress)
    if newest is not None:
        Change.objects.filter(pk__lte=newest).delete()
    return count


def rebuild_kind(kind: str, progress: Progress | None = None) -> int:
    """Tell the engine every document of one kind again and forget what is gone of it.

    Raises LookupError for a kind that no room offers. What the engine refuses is parked.
    """
    source = get(kind)
    newest = Change.objects.filter(kind=kind).order_by("-pk").values_list("pk", flat=True).first()
    before = set(get_engine().keys(kind))
    count = 0
    for batch in _batches(source.documents()):
        refused = tell(batch, [])
        mark_many(kind, (key.partition(":")[2] for key in refused))
        before.difference_update(document.key for document in batch)
        count += len(batch) - len(refused)
        if progress:
            progress(count)
    get_engine().forget(before)
    if newest is not None:
        Change.objects.filter(kind=kind, pk__lte=newest).delete()
    return count


def compare(source: Source, progress: Progress | None = None) -> Difference:
    """What of a kind is in the database and not in the index, and the other way round."""
    there = dict(get_engine().fingerprints(source.kind))
    wanted: dict[str, str] = {}
    for document in source.documents():
        wanted[document.key] = document.fingerprint
        if progress:
            progress(len(wanted))
    both = wanted.keys() & there.keys()
    return Difference(
        source.kind,
        len(both),
        missing=tuple(sorted(wanted.keys() - there)),
        left_over=tuple(sorted(there.keys() - wanted)),
        outdated=tuple(sorted(key for key in both if wanted[key] != there[key])),
    )


def mend(differences: Iterable[Difference]) -> int:
    """Note all that differs in the outbox, so that it is told again; returns how much that is."""
    count = 0
    for each in differences:
        mark_many(each.kind, (key.partition(":")[2] for key in each.keys))
        count += len(each.keys)
    return count


def _batches(documents: Iterable[Document]) -> Iterator[Sequence[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
