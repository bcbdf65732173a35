"""Two versions of a practice beside each other, part by part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from markupsafe import Markup, escape

from home.knowledge.models import PracticePage

from .story import SECTIONS, text_of

_words = re.compile(r"\s+|[^\s]+")
# Comparing longer texts word by word would keep the server busy.
MOST_WORDS = 6000


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that changed; `html` shows it once, with what went and what came marked."""

    name: str
    title: str | Promise
    html: Markup


def differences(old: PracticePage, new: PracticePage) -> list[Difference]:
    """The parts of the story that differ, in the order of the form."""
    found = []
    for name, title in SECTIONS.items():
        before, after = text_of(old, name), text_of(new, name)
        if before != after:
            found.append(Difference(name, title, marked_difference(before, after)))
    return found


def marked_difference(before: str, after: str) -> Markup:
    """One text with `del` and `ins` around what went and what came; all is escaped."""
    old, new = _words.findall(before), _words.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _with_breaks(_tag("del", before) + _tag("ins", after))
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(escape("".join(old[a:b])))
        else:
            parts.append(_tag("del", "".join(old[a:b])) + _tag("ins", "".join(new[c:d])))
    return _with_breaks(Markup("").join(parts))


def _tag(name: str, text: str) -> Markup:
    if not text:
        return Markup("")
    return Markup("<{0}>{1}</{0}>").format(name, text)


def _with_breaks(html: Markup) -> Markup:
    return html.replace("\n", Markup("<br>"))
