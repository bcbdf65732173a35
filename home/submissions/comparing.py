"""Two versions of a practice beside each other, part by part."""

from __future__ import annotations

import re
from collections.abc import ItemsView
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup, escape

from home.knowledge.models import PracticePage

from .files import files_of
from .story import CHOICES, LISTS, SECTIONS, text_of, words_of

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
    """The parts that differ: first the story, then what was chosen, then photos and documents."""
    told = [(name, title, text_of(old, name), text_of(new, name)) for name, title in _story()]
    told += [(name, title, words_of(old, name), words_of(new, name)) for name, title in _chosen()]
    told.append(("files", _("Photos and documents"), _file_names(old), _file_names(new)))
    return [
        Difference(name, title, marked_difference(before, after))
        for name, title, before, after in told
        if before != after
    ]


def _story() -> ItemsView[str, Promise]:
    return SECTIONS.items()


def _chosen() -> ItemsView[str, Promise]:
    return {**LISTS, **CHOICES}.items()


def _file_names(page: PracticePage) -> str:
    found = files_of(page)
    return "\n".join(file.title for _block, file in (*found["photos"], *found["documents"]))


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
