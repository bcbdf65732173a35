"""One-time codes on paper: what a code looks like, and the hash that is kept of it."""

from __future__ import annotations

import hmac
import secrets

from django.conf import settings

# No letters and digits that are taken for each other on paper, and no vowels that make words.
ALPHABET = "23456789BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """Twelve signs in three groups: fifty-seven bits of chance."""
    signs = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))
    return "-".join(signs[place : place + GROUP] for place in range(0, LENGTH, GROUP))


def new_codes(count: int) -> list[str]:
    """`count` codes, all different."""
    found: set[str] = set()
    while len(found) < count:
        found.add(new_code())
    return list(found)


def digest_of(typed: str, purpose: str) -> str:
    """The keyed hash of a code as somebody types it; empty for what cannot be one.

    A code of one `purpose` is worth nothing for another.
    """
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return ""
    key = f"{purpose}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, signs.encode(), "sha256").hexdigest()
