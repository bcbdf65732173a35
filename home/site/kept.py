"""Pages and the HTML of their own words, made once for the same row (see `portal.core.kept`)."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any

from django.db.models.base import ModelState
from django.utils.translation import get_language
from markupsafe import Markup
from wagtail.blocks import StreamValue
from wagtail.models import Page

from portal.core.chrome import Chrome
from portal.core.kept import made_once
from portal.core.same_for_all import draw

# Blocks that show nothing but what was written in them.
FIXED_BLOCKS = frozenset(
    {"text", "quote", "steps", "step", "facts", "accordion", "contact", "point", "partners"}
)
# In rich text: the address of a page or a file, which changes without the text.
LIVE_SIGNS = ("linktype=", "<embed")


def own_copy(page: Page) -> Page:
    """The page for one request, so that nothing of a reader stays; it shares what is made once."""
    copy = object.__new__(type(page))
    copy.__dict__.update(page.__dict__)
    copy._state = ModelState()
    copy._state.db, copy._state.adding = page._state.db, False
    copy._state.fields_cache = dict(page._state.fields_cache)
    return copy


def part_of(page: Page, template: str, *more: Hashable, **values: Any) -> Markup:
    """The part that `template` draws of the page and of values that its row and `more` decide.

    Once for each language and `more`, unless the page holds links to things that may move.
    """
    values["page"] = page
    if not is_fixed(page):
        return draw(template, values)
    key = ("part", template, get_language(), more)
    return made_once(page, key, lambda: draw(template, values))


def head_of(page: Page, chrome: Chrome, kind: str = "website") -> Markup:
    """What the head of a page tells other sites and search engines; made once for its row."""
    key = ("head", kind, chrome.language, chrome.site_name, chrome.canonical_url)
    values = {"page": page, "chrome": chrome, "kind": kind}
    return made_once(page, key, lambda: draw("home/site/_head_extra.html", values))


def is_fixed(page: Page) -> bool:
    """Whether all that the page shows of itself is written in its row."""
    return made_once(page, "is fixed", lambda: _is_fixed(page))


def _is_fixed(page: Page) -> bool:
    apart = getattr(page, "drawn_apart", ())
    return all(
        name in apart or _value_is_fixed(value) for name, value in list(page.__dict__.items())
    )


def _value_is_fixed(value: Any) -> bool:
    if isinstance(value, StreamValue):
        blocks = list(value.raw_data)
        if any(block["type"] not in FIXED_BLOCKS for block in blocks):
            return False
        value = json.dumps([block["value"] for block in blocks], default=str)
    return not isinstance(value, str) or not any(sign in value for sign in LIVE_SIGNS)
