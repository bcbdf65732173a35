"""How often somebody may do something: by account, and by address for who has none."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from time import time

from django.core.cache import cache, caches
from django.core.cache.backends.base import BaseCache
from django.http import HttpRequest

DAY = int(timedelta(days=1).total_seconds())


def address_of(request: HttpRequest) -> str:
    """A short mark of the caller's address: enough to count by, too little to find it back."""
    address = request.META.get("REMOTE_ADDR", "")
    return sha256(f"moderation:{address}".encode()).hexdigest()[:24]


def too_many_from_here(what: str, request: HttpRequest, *, most: int, seconds: int) -> bool:
    """Whether this address has done it `most` times already, whoever is logged in there.

    Counts this time too, for all processes together. Each process brings its count to the shared
    cache a twentieth of `most` at a time: a row on the disk for each message would cost more than
    the message. So an address may pass by less than a twentieth for each process more.
    """
    key = _key(what, f"a{address_of(request)}", seconds)
    if cache.get(key, 0) >= most:
        return True
    step = max(most // 20, 1)
    if _counted(caches["local"], key, 1, seconds) % step == 0:
        _counted(cache, key, step, seconds)
    return False


def too_many(what: str, request: HttpRequest, *, most: int, seconds: int = DAY) -> bool:
    """Whether this account, or without one this address, has done it `most` times already.

    Counts this time too. A full or absent cache lets people through: no promise hangs on it.
    """
    user = request.user
    who = f"u{user.pk}" if user.is_authenticated else f"a{address_of(request)}"
    return _counted(cache, _key(what, who, seconds), 1, seconds) > most


def _key(what: str, who: str, seconds: int) -> str:
    """Another one in each stretch of `seconds`: a count ends with its stretch, used or not."""
    return f"limit:{what}:{who}:{int(time() // seconds)}"


def _counted(store: BaseCache, key: str, times: int, seconds: int) -> int:
    if store.add(key, times, seconds):
        return times
    try:
        count = store.incr(key, times)
    except ValueError:
        return times
    # The database's cache keeps what it counts for five minutes only.
    store.touch(key, seconds)
    return count
