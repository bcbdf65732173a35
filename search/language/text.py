"""The first steps of the pipeline: clean characters, words with their offsets, folding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST_WORD = 60

# Everything that is no character of a text: controls but tab and line ends, surrogates, and the
# marks that change the direction of what follows (they could reorder a page around a title).
_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
_SOFT = re.compile("[\u00ad\u200b-\u200d\u2060]")
_APOSTROPHES = "'\u2019\u2018\u02bc\u0060\u00b4\u2032"
_ELIDED = r"[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu"

# An acronym with dots, a word that keeps its apostrophe, or a word after an elided article and
# before an apostrophe-s (`l'ecole`, `foto's`). The word itself is the one named group.
_WORD = re.compile(
    rf"""
      (?P<acronym> (?<![^\W_]) (?:[^\W\d_]\.){{2,}} (?:[^\W\d_](?![^\W_]))? )
    | (?P<whole> (?<![^\W_]) aujourd[{_APOSTROPHES}]hui (?![^\W_]) )
    | (?: (?<![^\W_]) (?:{_ELIDED})[{_APOSTROPHES}](?=[^\W\d_]) )?
      (?P<word> [^\W_]+ )
      (?: [{_APOSTROPHES}]s (?![^\W_]) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Marks that stand on a letter: of Latin, Hebrew and Arabic script, and those for any script.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]"
)
_SPECIAL = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        **dict.fromkeys("." + _APOSTROPHES, ""),
    }
)


def clean(text: str) -> str:
    """Composed characters without controls; what is stored, shown and counted in offsets."""
    text = _CONTROLS.sub(" ", _SOFT.sub("", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(word: str) -> str:
    """Lower case without accents, ligatures written out."""
    if word.isascii():
        word = word.lower()
        return word.translate(_SPECIAL) if "." in word or "'" in word else word
    # Letters of mathematics and the like become plain capitals first, so fold after that.
    plain = unicodedata.normalize("NFKD", word).casefold().translate(_SPECIAL)
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))


def fold_all(words: list[str]) -> list[str]:
    """Many words at once, much faster than one by one."""
    return fold("\n".join(words)).split("\n") if words else []


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a cleaned text start and end."""
    for match in _WORD.finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if end - start <= LONGEST_WORD:
            yield start, end


def surfaces(text: str) -> Iterator[str]:
    """The words of a cleaned text as they are written, in the order of `spans`."""
    for match in _WORD.finditer(text):
        word = match.group(match.lastgroup or 0)
        if len(word) <= LONGEST_WORD:
            yield word


def words(text: str) -> list[str]:
    """The folded words of any text."""
    folded = (fold(word) for word in surfaces(clean(text)))
    return [word for word in folded if word]
