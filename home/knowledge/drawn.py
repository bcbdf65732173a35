"""The parts of a practice that its own row and the chosen words decide: drawn once for the same."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from markupsafe import Markup

from home.site.kept import is_fixed
from portal.core.kept import made_once
from portal.core.same_for_all import draw

from .sections import sections_of

if TYPE_CHECKING:
    from .models import PracticePage


def story_of(page: PracticePage, full: PracticePage) -> Markup:
    """The whole story with its contents; `full` is the page whose text is shown."""
    return _once(page, full, "story", lambda: draw("home/knowledge/_story.html", _story(full)))


def aside_of(
    page: PracticePage, full: PracticePage, facts: dict[str, Any], index_url: str
) -> Markup:
    """The boxes of facts beside the story."""
    key = ("aside", index_url, *(_frozen(value) for value in facts.values()))
    return _once(page, full, key, lambda: _draw_aside(page, full, facts, index_url))


def _once(page: PracticePage, full: PracticePage, key: Hashable, make: Any) -> Markup:
    # The text of another page is not in the row of this one.
    if full is not page or not is_fixed(page):
        return make()
    return made_once(page, (key, get_language()), make)


def _story(full: PracticePage) -> dict[str, Any]:
    sections = sections_of(full)
    return {
        "sections": sections,
        "toc_entries": [(section.title, section.anchor) for section in sections],
        "language": full.content_language,
    }


def _draw_aside(
    page: PracticePage, full: PracticePage, facts: dict[str, Any], index_url: str
) -> Markup:
    values = {
        "page": page,
        "facts": facts,
        "partners": [name for block in full.partners for name in block.value],
        "sections_language": full.content_language,
        "index_url": index_url,
    }
    return draw("home/knowledge/_aside.html", values)


def _frozen(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value
