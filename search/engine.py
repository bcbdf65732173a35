"""Which engine serves: the only place that reads the settings about it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import lru_cache

from django.conf import settings

from .contract import Engine
from .language.lexicon import LEXICONS

logger = logging.getLogger(__name__)

Listener = Callable[[str], None]
_listeners: list[Listener] = []


@lru_cache(maxsize=1)
def get_engine() -> Engine:
    """The engine of the settings: Elasticsearch when its address is set, else the embedded one."""
    for lexicon in LEXICONS.values():
        lexicon.keep_in(settings.SEARCH_INDEX_PATH)
    if settings.ELASTICSEARCH_URL:
        from .engines.elastic import ElasticEngine

        return ElasticEngine(
            settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_NAME, on_outdated=_outdated
        )
    from .engines.embedded import EmbeddedEngine

    return EmbeddedEngine(settings.SEARCH_INDEX_PATH, on_outdated=_outdated)


def when_outdated(listener: Listener) -> None:
    """Have a function called, with the reason, when the index should be rebuilt.

    The reasons are `missing`, `shape`, `language` and `broken`; each comes once a process. It comes
    in the middle of somebody's search: hand the work to the worker.
    """
    _listeners.append(listener)


def _outdated(reason: str) -> None:
    logger.warning("The search index should be rebuilt: %s", reason)
    for listener in _listeners:
        listener(reason)
