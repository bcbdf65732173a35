"""What is the same for everybody, remembered in this process for a while.

Django's memory cache packs each value and unpacks it at each reading, so that a reader may change
what it got; a page reads seven of them. Here the value itself is kept: nobody may change it.
"""

from __future__ import annotations

from time import time
from typing import Any

MOST_KEPT = 2_000
_kept: dict[str, tuple[float, Any]] = {}


def recall(key: str) -> Any:
    """What is remembered under `key`; None when it is nothing, or too old."""
    found = _kept.get(key)
    if found is None:
        return None
    until, value = found
    if until > time():
        return value
    forget(key)
    return None


def remember(key: str, value: Any, seconds: float) -> None:
    """Keep `value`, which must not be changed any more, for so many seconds."""
    if len(_kept) >= MOST_KEPT:
        _make_room()
    _kept[key] = (time() + seconds, value)


def forget(key: str) -> None:
    """Drop one value: what it was made of has changed."""
    _kept.pop(key, None)


def forget_all() -> None:
    """Drop everything."""
    _kept.clear()


def _make_room() -> None:
    now = time()
    for key, (until, _value) in list(_kept.items()):
        if until <= now:
            forget(key)
    if len(_kept) >= MOST_KEPT:
        forget_all()
