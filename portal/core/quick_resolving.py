"""Which view stands at an address: found once, then remembered.

Django tries one address pattern after the other at each request; the pages of editors come last,
after all the views. The answer depends on the language and the address alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_resolver
from django.utils.translation import get_language

MOST_KEPT = 1024
# Signed addresses of mails are longer: they are used once, and have no place in memory.
LONGEST_KEPT = 100
# The editors' screens change what they got of their address.
APART = "/admin/"


def install() -> None:
    """Once, before the first request."""
    root = get_resolver()
    resolve = root.resolve

    @lru_cache(maxsize=MOST_KEPT)
    def found(language: str | None, path: str) -> Any:
        return resolve(path)

    def quick(path: str) -> Any:
        if len(path) > LONGEST_KEPT or path.startswith(APART):
            return resolve(path)
        return found(get_language(), path)

    root.resolve = quick
