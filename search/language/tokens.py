"""The tokens of a text with their offsets, in a form that is quick to store and to look through.

Marking the words of twenty long texts has to take a few milliseconds, so the tokens of bodies are
kept with the document and not made again.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from search.language.pipeline import Word
from search.language.text import spans
from search.language.tools import Language

_BETWEEN = " "
_PART = "+"
_ENCODING = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_BASE = 0x100  # numbers are kept as characters, beyond those that JSON would escape


@dataclass(frozen=True, slots=True)
class Tokens:
    """For each word its stem and parts (empty for a stop word), and where it is.

    Starts are kept as the distance to the word before, all numbers as characters.
    """

    keys: str
    steps: str
    sizes: str

    @classmethod
    def of(cls, text: str, language: str, tools: Language) -> Tokens:
        """The tokens of a cleaned text."""
        places = list(spans(text))
        return cls.made([tools.word(language, text[start:end]) for start, end in places], places)

    @classmethod
    def made(cls, words: Iterable[Word], places: Sequence[tuple[int, int]]) -> Tokens:
        """The tokens of words that were read already, with where each starts and ends."""
        starts = [0, *(start for start, _ in places)]
        return cls(
            _BETWEEN.join([_PART.join((word.stem, *word.parts)) for word in words]),
            "".join([chr(_BASE + after - before) for before, after in pairwise(starts)]),
            "".join([chr(_BASE + end - start) for start, end in places]),
        )

    def pack(self) -> dict[str, str]:
        """As it is kept with a document."""
        return {"keys": self.keys, "steps": self.steps, "sizes": self.sizes}

    @classmethod
    def unpack(cls, packed: Mapping[str, str]) -> Tokens:
        """The inverse of `pack`; nothing for a document without."""
        return cls(packed.get("keys", ""), packed.get("steps", ""), packed.get("sizes", ""))

    def each(self) -> list[str]:
        """The key of each word, in order."""
        return self.keys.split(_BETWEEN) if self.steps else []

    def places(self, wanted: Iterable[int]) -> list[tuple[int, int]]:
        """Where the wanted words (by their number, rising) start and end."""
        steps, sizes = _numbers(self.steps), _numbers(self.sizes)
        starts = list(accumulate(steps))
        found = []
        for at in wanted:
            start = starts[at] - _BASE * (at + 1)
            found.append((start, start + sizes[at] - _BASE))
        return found


def _numbers(text: str) -> array[int]:
    """The characters as numbers; none is beyond sixteen bits."""
    numbers = array("H")
    numbers.frombytes(text.encode(_ENCODING))
    return numbers


def stem_of(key: str) -> str:
    """The stem of the word."""
    return key.partition(_PART)[0]


def parts_of(key: str) -> list[str]:
    """The stems of the parts of a compound."""
    return key.split(_PART)[1:]
