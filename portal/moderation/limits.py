"""How often somebody may do something: by account, and by address for who has none."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest

DAY = int(timedelta(days=1).total_seconds())


def address_of(request: HttpRequest) -> str:
    """A short mark of the caller's address: enough to count by, too little to find it back."""
    address = request.META.get("REMOTE_ADDR", "")
    return sha256(f"moderation:{address}".encode()).hexdigest()[:24]


def too_many(what: str, request: HttpRequest, *, most: int, seconds: int = DAY) -> bool:
    """Whether this account, or without one this address, has done it `most` times already.

    Counts this time too. A full or absent cache lets people through: no promise hangs on it.
    """
    user = request.user
    who = f"u{user.pk}" if user.is_authenticated else f"a{address_of(request)}"
    key = f"limit:{what}:{who}"
    if cache.add(key, 1, seconds):
        return most < 1
    try:
        return cache.incr(key) > most
    except ValueError:
        return False
