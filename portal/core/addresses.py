"""Addresses of views and of static files, looked up once: a page has some thirty of them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from django.templatetags.static import static as find_static
from django.urls import reverse
from django.utils.translation import get_language

LONGEST_KEPT = 64
# A file keeps its address as long as the process runs: its content is in its name.
static = cache(find_static)


Part = int | str


@lru_cache(maxsize=4096)
def _remembered(
    language: str | None, name: str, args: tuple[Part, ...], kwargs: tuple[tuple[str, Part], ...]
) -> str:
    return reverse(name, args=args, kwargs=dict(kwargs))


def _is_plain(arg: Any) -> bool:
    """A key or a slug; a signed word of a mail is long, and is not kept."""
    return type(arg) is int or (type(arg) is str and len(arg) <= LONGEST_KEPT)


def url(name: str, *, args: Any = None, kwargs: Any = None) -> str:
    """The address of a view in the reader's language; those with plain arguments are remembered.

    Raises NoReverseMatch for a name that nobody has.
    """
    if not (all(map(_is_plain, args or ())) and all(map(_is_plain, (kwargs or {}).values()))):
        return reverse(name, args=args, kwargs=kwargs)
    return _remembered(get_language(), name, tuple(args or ()), tuple((kwargs or {}).items()))
