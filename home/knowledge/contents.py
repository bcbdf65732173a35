"""The table of contents of a text, from the headings that it has."""

from __future__ import annotations

import re

from django.utils.text import slugify
from markupsafe import Markup

from portal.core.text import plain_text

_heading = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)
_id = re.compile(r'\bid="([^"]+)"')
LEAST = 3


def with_contents(html: Markup) -> tuple[Markup, list[tuple[str, str]]]:
    """The same HTML with an anchor at each second-level heading, and (words, anchor) of each.

    No list for a text with few headings. The HTML is what our own templates drew.
    """
    entries: list[tuple[str, str]] = []
    taken: set[str] = set()

    def anchored(match: re.Match[str]) -> str:
        words = plain_text(match["words"])
        known = _id.search(match["attributes"])
        anchor = known[1] if known else _free(slugify(words)[:50] or "part", taken)
        taken.add(anchor)
        entries.append((words, anchor))
        attributes = match["attributes"] if known else f'{match["attributes"]} id="{anchor}"'
        return f"<h2{attributes}>{match['words']}</h2>"

    # Only an anchor of letters, digits and hyphens is added to what was safe.
    made = Markup(_heading.sub(anchored, str(html)))  # noqa: S704
    return made, entries if len(entries) >= LEAST else []


def _free(wished: str, taken: set[str]) -> str:
    numbered = (f"{wished}-{number}" for number in range(2, len(taken) + 3))
    return next(anchor for anchor in (wished, *numbered) if anchor not in taken)
