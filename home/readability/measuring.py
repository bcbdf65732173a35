"""How hard a text is to read, in Dutch and French.

A hint, never a judge: it counts what makes sentences heavy. The formulas are Flesch's reading ease
as W.H. Douma (1960) fitted it to Dutch and L. Kandel and A. Moles (1958) to French; both give about
100 for very easy and 0 for very hard texts. Level B1, the aim for tenants, begins about where the
scale says "standard": at 60.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pyphen import Pyphen

B1 = 60
EASY = 75
LONGEST_SENTENCE = 20
LONGEST_WORD = 4  # syllables
# Below it a formula says nothing.
FEWEST_WORDS = 15
MOST_NAMED = 5
LONGEST_TEXT = 50_000

_word = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_end = re.compile(r"(?<=[.!?…:;])[\"'”»)]*\s+|\n+")
_list_sign = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")


class Formula(NamedTuple):
    """Points to begin with, and those lost a word in a sentence and a syllable in a word."""

    start: float
    sentence: float
    syllables: float
    dictionary: str


FORMULAS = {
    "nl": Formula(206.84, 0.93, 77.0, "nl_NL"),
    "fr": Formula(207.0, 1.015, 73.6, "fr"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text, and what could be shorter in it."""

    words: int
    sentences: int
    words_a_sentence: float
    score: int | None
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]

    @property
    def is_hard(self) -> bool:
        """Whether the formula finds it harder than level B1."""
        return self.score is not None and self.score < B1

    @property
    def verdict(self) -> Promise:
        """The outcome in words."""
        if self.score is None:
            return _("Too short to say something about it.")
        if self.score < B1:
            return _("Harder than level B1. Make sentences and words shorter.")
        return _("Easy to read.") if self.score >= EASY else _("About level B1.")


@lru_cache(maxsize=4096)
def measure(text: str, language: str) -> Reading:
    """Count `text`; of languages without a formula only the long sentences are told."""
    sentences = split_sentences(text[:LONGEST_TEXT])
    counted = [(sentence, _word.findall(sentence)) for sentence in sentences]
    counted = [(sentence, words) for sentence, words in counted if words]
    words = [word for _sentence, found in counted for word in found]
    formula = FORMULAS.get(language[:2])
    syllables = {word: count_syllables(word, formula) for word in set(words)} if formula else {}
    long_ones = sorted((w for w, n in syllables.items() if n > LONGEST_WORD), key=words.index)
    heavy = [sentence for sentence, found in counted if len(found) > LONGEST_SENTENCE]
    return Reading(
        words=len(words),
        sentences=len(counted),
        words_a_sentence=round(len(words) / len(counted), 1) if counted else 0,
        score=_score(words, len(counted), syllables, formula),
        long_sentences=tuple(heavy[:MOST_NAMED]),
        long_words=tuple(long_ones[: MOST_NAMED * 2]),
    )


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; each line of a list is one."""
    parts = (_list_sign.sub("", part) for part in _end.split(text))
    return [part.strip() for part in parts if part.strip()]


def count_syllables(word: str, formula: Formula) -> int:
    """About how many syllables: the places where the word may be broken, and one."""
    return sum(len(_dictionary(formula.dictionary).positions(part)) + 1 for part in word.split("-"))


def _score(
    words: list[str], sentences: int, syllables: dict[str, int], formula: Formula | None
) -> int | None:
    if formula is None or len(words) < FEWEST_WORDS:
        return None
    in_a_word = sum(syllables[word] for word in words) / len(words)
    points = formula.start - formula.sentence * len(words) / sentences
    return max(0, min(100, round(points - formula.syllables * in_a_word)))


@lru_cache(maxsize=4)
def _dictionary(name: str) -> Pyphen:
    return Pyphen(lang=name, left=1, right=1)
