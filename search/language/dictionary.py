"""A general dictionary between Dutch and French, under the thesaurus.

Everyday words are our own list, `data/words.txt`. Many more are read from the Debian packages
dict-freedict-nld-fra and dict-freedict-fra-nld when they are on the machine; their licence (GPL) is
not ours, so nothing of it is shipped.
"""

from __future__ import annotations

import gzip
import os
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from search.language.text import fold, words

FOLDER = Path("/usr/share/dictd")
NAMES = {"nl": "freedict-nld-fra", "fr": "freedict-fra-nld"}
_MOST = 4
_DIGITS = {
    char: at
    for at, char in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
_NOTES = re.compile(r"<[^>]*>|\([^)]*\)|\[[^\]]*\]|^\s*\d+\.\s*")


class Dictionary:
    """Translations of single words, folded: those of our list before those of the packages."""

    def __init__(self, entries: Mapping[tuple[str, str], tuple[str, ...]] | None = None) -> None:
        self._given = entries

    def translate(self, language: str, word: str) -> tuple[str, ...]:
        """Phrases in the other language for a folded word of this language, best first."""
        return self._entries.get((language, word), ())

    def headwords(self) -> Iterable[tuple[str, str]]:
        """Language and folded word of every entry."""
        return self._entries.keys()

    @cached_property
    def _entries(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        if self._given is not None:
            return self._given
        entries: dict[tuple[str, str], tuple[str, ...]] = {}
        for key, found in _all_entries():
            # Each word once, however it is spelt; the first spelling stays.
            each_once = {fold(word): word for word in reversed((*entries.get(key, ()), *found))}
            entries[key] = tuple(reversed(each_once.values()))[:_MOST]
        return entries


def is_installed() -> bool:
    """True when at least one direction can be read."""
    return any((FOLDER / f"{name}.index").exists() for name in NAMES.values())


def _all_entries() -> Iterable[tuple[tuple[str, str], tuple[str, ...]]]:
    yield from _everyday_words()
    for language, name in NAMES.items():
        for headword, found in _read(FOLDER / name):
            yield (language, headword), found


def _everyday_words() -> Iterable[tuple[tuple[str, str], tuple[str, ...]]]:
    """Each single word of a line with the words of the other language."""
    text = (files("search.language") / "data" / "words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        dutch, french = (
            tuple(word.strip() for word in side.split(",")) for side in line.split("=")
        )
        for language, own, other in (("nl", dutch, french), ("fr", french, dutch)):
            for word in own:
                if len(folded := words(word)) == 1:
                    yield (language, folded[0]), other


def _read(base: Path) -> Iterable[tuple[str, tuple[str, ...]]]:
    index, data = base.with_suffix(".index"), base.with_suffix(".dict.dz")
    if not (index.exists() and data.exists() and os.access(data, os.R_OK)):
        return
    with gzip.open(data) as packed:
        content = packed.read()
    for line in index.read_text(encoding="utf-8").splitlines():
        headword, start, size = line.split("\t")
        folded = words(headword)
        if headword.startswith("00") or len(folded) != 1:
            continue
        at = _number(start)
        article = content[at : at + _number(size)].decode("utf-8", "replace")
        yield folded[0], _translations(article)


def _number(text: str) -> int:
    value = 0
    for char in text:
        value = value * 64 + _DIGITS[char]
    return value


def _translations(article: str) -> tuple[str, ...]:
    """The lines under the headword; each holds one sense, its words separated by commas."""
    found: list[str] = []
    for line in article.splitlines()[1:]:
        for phrase in re.split(r"[,;]", _NOTES.sub("", line)):
            phrase = phrase.strip()
            if phrase and len(phrase.split()) <= 3:
                found.append(phrase)
    return tuple(dict.fromkeys(found))
