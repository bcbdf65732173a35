"""The pipeline of a language: folded words become stems, compounds their parts."""

from __future__ import annotations

from dataclasses import dataclass

from search.language.compounds import Splitter
from search.language.lexicon import LEXICONS
from search.language.stemmers import stem_one
from search.language.stopwords import is_stop
from search.language.text import fold

_MEMORY = 200_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the indices know it. `stem` is empty for a stop word."""

    folded: str
    stem: str
    parts: tuple[str, ...] = ()


class Pipeline:
    """Words to stems for one language. Words once seen are remembered, up to a limit."""

    def __init__(self, language: str, splitter: Splitter | None = None) -> None:
        self.language = language
        self.lexicon = LEXICONS[language]
        self._splitter = splitter
        self._memory: dict[str, Word] = {}

    def word(self, surface: str) -> Word:
        """A written word, folded, with its stem and the stems of its parts."""
        known = self._memory.get(surface)
        if known is None:
            known = self._make(fold(surface))
            if len(self._memory) >= _MEMORY:
                self._memory.clear()
            self._memory[surface] = known
        return known

    def stem(self, folded: str) -> str:
        """The stem of a folded word, of its base form when the word is irregular."""
        return self.lexicon.irregular(folded) or stem_one(self.language, folded)

    def split(self, folded: str) -> tuple[str, ...]:
        """The words inside a folded compound."""
        return self._splitter.split(folded) if self._splitter else ()

    def _make(self, folded: str) -> Word:
        if not folded or is_stop(self.language, folded):
            return Word(folded, "")
        parts = tuple(self.stem(part) for part in self.split(folded))
        return Word(folded, self.stem(folded), parts)
