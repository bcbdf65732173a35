"""The registry in which rooms enter what they offer to search. `search` imports no room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from search.contract import Document


@runtime_checkable
class Source(Protocol):
    """A kind of content.

    `documents` walks all that should be found; `document` gives one, or None when it is gone.
    """

    kind: str

    def documents(self) -> Iterator[Document]: ...

    def document(self, object_id: str) -> Document | None: ...


_sources: dict[str, Source] = {}


def register(source: Source) -> Source:
    """Enter a source, once a kind; raises ValueError when another one has the kind."""
    known = _sources.get(source.kind)
    if known is not None and known is not source:
        raise ValueError(f"Two search sources for kind {source.kind!r}")
    _sources[source.kind] = source
    return source


def get(kind: str) -> Source:
    """The source of a kind; raises LookupError when no room entered one."""
    try:
        return _sources[kind]
    except KeyError:
        raise LookupError(f"No search source for kind {kind!r}") from None


def all_sources() -> tuple[Source, ...]:
    """Every source, ordered by kind, so that a rebuild always goes the same way."""
    return tuple(_sources[kind] for kind in sorted(_sources))


def make_key(kind: str, object_id: object) -> str:
    """The key of a document: `practice:7f3c`."""
    return f"{kind}:{object_id}"


def split_key(key: str) -> tuple[str, str]:
    """Kind and object id of a key."""
    kind, _, object_id = key.partition(":")
    return kind, object_id
