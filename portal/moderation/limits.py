"""How often somebody may do something: by account, and by address for who has none."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
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

    Counted in the memory of each process when there is no shared one: it only stops machines, and
    a row on the disk for each message would cost more than the message.
    """
    store = "default" if settings.REDIS_URL else "local"
    return _counted(caches[store], f"limit:{what}:a{address_of(request)}", most, seconds)


def too_many(what: str, request: HttpRequest, *, most: int, seconds: int = DAY) -> bool:
    """Whether this account, or without one this address, has done it `most` times already.

    Counts this time too. A full or absent cache lets people through: no promise hangs on it.
    """
    user = request.user
    who = f"u{user.pk}" if user.is_authenticated else f"a{address_of(request)}"
    return _counted(cache, f"limit:{what}:{who}", most, seconds)


def _counted(store: BaseCache, key: str, most: int, seconds: int) -> bool:
    if store.add(key, 1, seconds):
        return most < 1
    try:
        return store.incr(key) > most
    except ValueError:
        return False
