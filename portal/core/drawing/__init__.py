"""Drawings of facades, made of numbers: no photograph, no request, the same for the same id."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from .building import building
from .panes import panes, storey
from .standalone import standalone
from .street import street
from .tilemap import PLACES, Tile, tilemap
from .waffle import waffle

__all__ = ["PLACES", "Tile", "facade", "facade_file", "tilemap"]

KINDS: dict[str, Callable[..., str]] = {
    "street": street,
    "panes": panes,
    "storey": storey,
    "building": building,
    "waffle": waffle,
}


@lru_cache(maxsize=512)
def _drawn(kind: str, options: tuple[tuple[str, Any], ...]) -> Markup:
    return Markup(KINDS[kind](**dict(options)))  # noqa: S704 - made of numbers and own words


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | set) else value


def facade(kind: str, items: list[str] | None = None, **options: Any) -> Markup:
    """A drawing for a template, kept once drawn.

    Kinds: `street`(seed), `panes`(items, skin, frame, lit, width, height, css),
    `storey`(seed, subject, count, width, height), `building`(seed, floors, columns),
    `waffle`(percent). Raises ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"No drawing is called {kind!r}.")
    if items is not None:
        options["items"] = items
    if "seed" in options:
        options["seed"] = str(options["seed"])
    return _drawn(kind, tuple(sorted((name, _hashable(v)) for name, v in options.items())))


def facade_file(kind: str, **options: Any) -> bytes:
    """The same drawing as an SVG file with its own colours."""
    return standalone(facade(kind, **options)).encode()
