"""Asking the engine, and checking what it says against what changed since it was told.

An index lags behind the database by as long as the worker takes, and longer when it is away. What
it lags behind in stands in the outbox: of such hits the database tells whether they are there and
who may read them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from . import sources
from .contract import Query, Results, Suggestion
from .engine import get_engine


def search(query: Query) -> Results:
    """What the reader may see now; costs one query, and a reading for each hit that changed.

    Raises EngineUnavailable.
    """
    results = get_engine().search(query)
    hidden = _hidden((hit.key for hit in results.hits), query.audiences)
    if not hidden:
        return results
    hits = tuple(hit for hit in results.hits if hit.key not in hidden)
    return replace(results, hits=hits, total=results.total - len(hidden))


def suggest(
    prefix: str, language: str, audiences: frozenset[str], limit: int
) -> tuple[Suggestion, ...]:
    """Completions from what the reader may see now. Raises EngineUnavailable."""
    offered = get_engine().suggest(prefix, language, audiences, limit=limit)
    hidden = _hidden((one.key for one in offered if one.key), audiences)
    return tuple(one for one in offered if one.key not in hidden)


def _hidden(keys: Iterable[str], audiences: frozenset[str]) -> set[str]:
    """The keys of what is gone, or for others only, since the engine was told of it."""
    from .outbox.actions import changed_since

    return {key for key in changed_since(keys) if not _may_read(key, audiences)}


def _may_read(key: str, audiences: frozenset[str]) -> bool:
    kind, object_id = sources.split_key(key)
    try:
        document = sources.get(kind).document(object_id)
    except Exception:  # noqa: BLE001 - what cannot be read is not shown
        return False
    return document is not None and document.audience in audiences
