"""Engines keep the concepts in memory; this tells them when an editor changed some."""

from __future__ import annotations

import threading
import time
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Count, Max

from .models import Concept

_lock = threading.Lock()
_known: tuple[Any, ...] | None = None
_asked_at = float("-inf")


def _stamp() -> tuple[Any, ...]:
    found = Concept.objects.aggregate(newest=Max("changed_at"), number=Count("pk"))
    return (found["newest"], found["number"])


def keep_fresh(engine: Any) -> None:
    """Have the engine take the concepts anew when another process changed them.

    Asks the database once in `THESAURUS_CHECK_SECONDS` (0: never, for tests).
    """
    global _known, _asked_at
    seconds = settings.THESAURUS_CHECK_SECONDS
    now = time.monotonic()
    if not seconds or now - _asked_at < seconds or not _lock.acquire(blocking=False):
        return
    try:
        _asked_at = now
        stamp = _stamp()
        if _known is not None and stamp != _known:
            engine.refresh_thesaurus()
        _known = stamp
    except DatabaseError:
        return  # the page has other ways to say that the database is away
    finally:
        _lock.release()
