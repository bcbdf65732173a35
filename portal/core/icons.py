"""The icons of the site: lucide drawings (ISC licence, its text beside the data), as inline SVG."""

import json
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup

DATA = Path(__file__).parent / "data" / "lucide.json"

# Colour and stroke come from the class `icon`; the size keeps a page without style sheet readable.
SVG = (
    '<svg class="icon{extra}" viewBox="0 0 24 24" width="24" height="24" '
    'aria-hidden="true">{body}</svg>'
)


class UnknownIcon(LookupError):
    """A template asks for a drawing that the site does not carry."""


@cache
def drawings() -> dict[str, str]:
    """The inside of each icon's SVG, by name."""
    return json.loads(DATA.read_text(encoding="utf-8"))


def icon_names() -> list[str]:
    """The names a template or an editor may choose from."""
    return sorted(drawings())


@lru_cache(maxsize=1024)
def icon(name: str, extra: str = "") -> Markup:
    """One icon for beside a word; screen readers skip it. `extra` adds a class.

    Raises UnknownIcon for a name outside `icon_names()`.
    """
    if name not in drawings():
        raise UnknownIcon(f"No icon is called {name!r}; add it to {DATA.name}.")
    suffix = f" {extra}" if extra else ""
    return Markup(SVG.format(extra=suffix, body=drawings()[name]))  # noqa: S704 - our own file


BRAND = Markup(
    '<svg class="brand__mark" viewBox="0 0 40 44" width="40" height="44" aria-hidden="true">'
    '<path class="f-green" d="M2 0h36v42H2z"/>'
    '<path class="f-lit" d="M7 6h10v12H7zM23 6h10v12H23z"/>'
    '<path class="f-frame" d="M7 25h10v12H7z" opacity=".35"/>'
    '<path class="f-yellow" d="M22 42V29a6 6 0 0 1 12 0v13z"/>'
    '<path class="f-stone" d="M5 18h14v2.5H5zM21 18h14v2.5H21zM5 37h14v2.5H5zM0 41h40v3H0z"/></svg>'
)


def brand_mark() -> Markup:
    """The sign of the site: a house with an open yellow door."""
    return BRAND
