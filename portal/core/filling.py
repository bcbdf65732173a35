"""Sentences with names in them: French melts "de" and "à" together with the article of a name.

"Seuls les locataires de %(company)s" with "Le Foyer" is "du Foyer", with "Les Tilleuls" "des
Tilleuls", with "Ancienne Brasserie" "d’Ancienne Brasserie".
"""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache
from typing import Any, NamedTuple

from django.utils.translation import get_language
from markupsafe import Markup

_JOINT = re.compile(r"(?<!\w)([Dd]e|[Àà]) %\((\w+)\)s")
_ARTICLES = {
    "de": {"Le ": "du ", "Les ": "des "},
    "à": {"Le ": "au ", "Les ": "aux "},
}
# What councils are called; other first words of names have no article to melt with.
_MASCULINE = ("Conseil ",)
_VOWELS = "AEIOUYÀÂÉÈÊËÎÏÔÛÙŒ"


class _Joint(NamedTuple):
    key: str
    word: str
    name: str


def filled(sentence: str, values: dict[str, Any]) -> str:
    """`sentence % values`, escaped as the sentence is, with the joints of French made smooth."""
    if not (get_language() or "").startswith("fr"):
        return sentence % values
    pattern, joints = _joints(str(sentence))
    if not joints:
        return sentence % values
    kind = Markup if isinstance(sentence, Markup) else str
    # A copy of its own kind: some know what to say for a name that is missing.
    all_values = copy(values)
    for joint in joints:
        all_values[joint.key] = _melted(joint.word, values[joint.name])
    return kind(pattern) % all_values


@lru_cache(maxsize=4096)
def _joints(sentence: str) -> tuple[str, tuple[_Joint, ...]]:
    found: list[_Joint] = []

    def take(match: re.Match[str]) -> str:
        found.append(_Joint(f"joint {len(found)}", match[1], match[2]))
        return f"%({found[-1].key})s"

    return _JOINT.sub(take, sentence), tuple(found)


def _melted(word: str, name: Any) -> Any:
    text = str(name)
    start, rest = _start(word.lower(), text)
    start = start.capitalize() if word[0].isupper() else start
    return Markup(start + rest) if hasattr(name, "__html__") else start + rest  # noqa: S704


def _start(word: str, text: str) -> tuple[str, str]:
    for article, melted in _ARTICLES[word].items():
        if text.startswith(article):
            return melted, text[len(article) :]
    if text.startswith(_MASCULINE):
        return _ARTICLES[word]["Le "], text
    if word == "de" and text[:1] in _VOWELS and text:
        return "d’", text
    return f"{word} ", text
