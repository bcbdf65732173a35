"""Which engine serves: the only place that reads the settings about it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import lru_cache

from django.conf import settings

from .contract import Engine
from .language.lexicon import LEXICONS
from .language.thesaurus import ThesaurusConcept

logger = logging.getLogger(__name__)

Listener = Callable[[str], None]
Concepts = Callable[[], Iterable[ThesaurusConcept] | None]
_listeners: list[Listener] = []


def _shipped() -> None:
    return None


def _never(engine: Engine) -> None:
    return None


_concepts: Concepts = _shipped
_keep_fresh: Callable[[Engine], None] = _never


def get_engine() -> Engine:
    """The engine of the settings: Elasticsearch when its address is set, else the embedded one."""
    engine = _made_engine()
    _keep_fresh(engine)
    return engine


def use_concepts(concepts: Concepts, keep_fresh: Callable[[Engine], None]) -> None:
    """Let the engine ask `concepts` for the thesaurus, and `keep_fresh` look whether it changed."""
    global _concepts, _keep_fresh
    _concepts, _keep_fresh = concepts, keep_fresh


def refresh_thesaurus() -> None:
    """Have the engine of this process take the concepts anew."""
    if _made_engine.cache_info().currsize:
        _made_engine().refresh_thesaurus()


@lru_cache(maxsize=1)
def _made_engine() -> Engine:
    for lexicon in LEXICONS.values():
        lexicon.keep_in(settings.SEARCH_INDEX_PATH)
    if settings.ELASTICSEARCH_URL:
        from .engines.elastic import ElasticEngine

        return ElasticEngine(
            settings.ELASTICSEARCH_URL,
            settings.SEARCH_INDEX_NAME,
            timeout=settings.ELASTICSEARCH_SECONDS,
            concepts=_concepts,
            on_outdated=_outdated,
        )
    from .engines.embedded import EmbeddedEngine

    return EmbeddedEngine(settings.SEARCH_INDEX_PATH, concepts=_concepts, on_outdated=_outdated)


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
