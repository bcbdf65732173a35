"""What a query means, before any engine: concepts with weighted alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# How much an alternative is worth beside the word that was typed.
SAME_WORD = 1.0
PREFERRED = 0.75
SYNONYM = 0.6
PARTIAL = 0.45
PARTS = 0.6
FAMILY = 0.5
LOOSE = 0.3
DICTIONARY = 0.5
DICTIONARY_OF_PART = 0.3
INSIDE_TERM = 0.5
INSIDE_COMPOUND = 0.5


class Kind(StrEnum):
    """How an alternative's stems have to stand in a text."""

    TERM = "term"  # one word
    PHRASE = "phrase"  # several, next to each other
    PARTS = "parts"  # inside compounds, or as words of their own
    START = "start"  # a written word of a title, stop words too


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a text can speak of a concept. `own` when the reader typed it so."""

    kind: Kind
    language: str
    stems: tuple[str, ...]
    weight: float = SAME_WORD
    own: bool = False


@dataclass(frozen=True, slots=True)
class Concept:
    """What one word, or one expression, of the query stands for.

    Alternatives compete, the best one counts. They also compete with the concepts `inside` (the
    words of an expression, the parts of a compound), which are added up and weigh `inside_weight`.
    """

    alternatives: tuple[Alternative, ...]
    ids: tuple[str, ...] = ()
    inside: tuple[Concept, ...] = ()
    inside_weight: float = INSIDE_TERM

    def walk(self) -> Iterator[Concept]:
        """This concept and all those inside."""
        yield self
        for concept in self.inside:
            yield from concept.walk()


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as an ordered list of concepts. Empty when the text holds no word at all."""

    concepts: tuple[Concept, ...] = ()
    language: str = "nl"
    typed: tuple[tuple[str, tuple[str, ...]], ...] = ()  # language and stems of the whole text
    did_you_mean: str | None = None

    def walk(self) -> Iterator[Concept]:
        """All concepts, nested ones too."""
        for concept in self.concepts:
            yield from concept.walk()

    @property
    def ids(self) -> tuple[str, ...]:
        """The thesaurus concepts that the query touches, in the query's order."""
        return tuple(dict.fromkeys(found for concept in self.walk() for found in concept.ids))
