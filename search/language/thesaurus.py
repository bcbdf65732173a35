"""The bilingual thesaurus: concepts with their terms in both languages, and how text finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

LANGUAGES = ("nl", "fr")
LONGEST_TERM = 8  # words


class ThesaurusError(ValueError):
    """A line that is no concept; the message says which and why."""


@dataclass(frozen=True, slots=True)
class ThesaurusConcept:
    """A concept; the first term of each language is the preferred one."""

    id: str
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    english: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """The preferred term in the language, in the other one when it has none."""
        for choice in (language, *LANGUAGES):
            if self.terms.get(choice):
                return self.terms[choice][0]
        return self.english[0] if self.english else self.id

    def foremost(self, most: int = 2) -> tuple[str, ...]:
        """The first terms of each language."""
        found = (term for each in LANGUAGES for term in self.terms.get(each, ())[:most])
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Term:
    """A term as stems, in order, without stop words."""

    concept: ThesaurusConcept
    language: str
    text: str
    stems: tuple[str, ...]
    preferred: bool


def parse(text: str) -> list[ThesaurusConcept]:
    """Concepts of a file `id | nl ; nl | fr ; fr | en`; raises ThesaurusError for a wrong line."""
    concepts: dict[str, ThesaurusConcept] = {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        columns = [column.strip() for column in line.split("|")]
        if len(columns) != 4 or not all(columns):
            raise ThesaurusError(f"Line {number}: four columns are expected, all with words")
        identifier, dutch, french, english = columns
        if identifier in concepts:
            raise ThesaurusError(f"Line {number}: {identifier!r} is there twice")
        terms = {"nl": _terms(dutch), "fr": _terms(french)}
        concepts[identifier] = ThesaurusConcept(identifier, terms, _terms(english))
    return list(concepts.values())


def _terms(column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.strip() for term in column.split(";") if term.strip()))


def shipped_concepts() -> list[ThesaurusConcept]:
    """The concepts that come with the portal."""
    path = files("search.language") / "data" / "thesaurus.txt"
    return parse(path.read_text(encoding="utf-8"))


Analyse = Callable[[str, str], Sequence[tuple[str, tuple[str, ...]]]]


class Thesaurus:
    """Concepts that can be found by stems, by the set of a compound's parts and by id.

    `analyse(language, text)` gives (stem, parts) for each word that is no stop word: the pipeline
    that documents and queries go through, so that all three speak of the same stems.
    """

    def __init__(self, concepts: Iterable[ThesaurusConcept], analyse: Analyse) -> None:
        self.concepts = {concept.id: concept for concept in concepts}
        self._analyse = analyse

    def __iter__(self) -> Iterator[ThesaurusConcept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)

    def terms_of(self, concept_id: str) -> tuple[Term, ...]:
        """All terms of a concept, both languages."""
        return self._index.by_concept.get(concept_id, ())

    def by_stems(self, language: str, stems: tuple[str, ...]) -> tuple[Term, ...]:
        """Terms that are exactly these stems in this order."""
        return self._index.by_stems.get((language, stems), ())

    def by_parts(self, language: str, parts: frozenset[str]) -> tuple[Term, ...]:
        """Terms whose compound parts, or words, are this set whatever their order."""
        return self._index.by_parts.get((language, parts), ())

    def by_piece(self, language: str, stems: tuple[str, ...]) -> tuple[Term, ...]:
        """Longer terms of which these stems are all words but one."""
        return self._index.by_piece.get((language, stems), ())

    def concepts_in(self, text: str, language: str) -> tuple[str, ...]:
        """Ids of the concepts that a text speaks of, the longest term first at each place."""
        stems = tuple(stem for stem, _ in self._analyse(language, text))
        found: dict[str, None] = {}
        at = 0
        while at < len(stems):
            for size in range(min(self._index.longest, len(stems) - at), 0, -1):
                terms = self.by_stems(language, stems[at : at + size])
                if terms:
                    found.update((term.concept.id, None) for term in terms)
                    at += size - 1
                    break
            at += 1
        return tuple(found)

    @property
    def longest(self) -> int:
        """The number of words of the longest term."""
        return self._index.longest

    @cached_property
    def _index(self) -> _TermIndex:
        return _TermIndex(self.concepts.values(), self._analyse)


class _TermIndex:
    def __init__(self, concepts: Iterable[ThesaurusConcept], analyse: Analyse) -> None:
        self.by_stems: dict[tuple[str, tuple[str, ...]], tuple[Term, ...]] = {}
        self.by_parts: dict[tuple[str, frozenset[str]], tuple[Term, ...]] = {}
        self.by_piece: dict[tuple[str, tuple[str, ...]], tuple[Term, ...]] = {}
        self.by_concept: dict[str, tuple[Term, ...]] = {}
        self.longest = 1
        for concept in concepts:
            for language, texts in concept.terms.items():
                for number, text in enumerate(texts):
                    self._add(concept, language, text, number == 0, analyse)

    def _add(
        self,
        concept: ThesaurusConcept,
        language: str,
        text: str,
        preferred: bool,
        analyse: Analyse,
    ) -> None:
        words = analyse(language, text)
        stems = tuple(stem for stem, _ in words)
        if not stems or len(stems) > LONGEST_TERM:
            return
        term = Term(concept, language, text, stems, preferred)
        known = self.by_concept.get(concept.id, ())
        if any(other.stems == stems and other.language == language for other in known):
            return  # another inflection of the same words
        self.by_concept[concept.id] = (*known, term)
        self.longest = max(self.longest, len(stems))
        _append(self.by_stems, (language, stems), term)
        if len(stems) > 2:
            _append(self.by_piece, (language, stems[1:]), term)
            _append(self.by_piece, (language, stems[:-1]), term)
        pieces = frozenset(piece for stem, parts in words for piece in (parts or (stem,)))
        if len(pieces) > 1:
            _append(self.by_parts, (language, pieces), term)


def _append(index: dict[Any, tuple[Term, ...]], key: Any, term: Term) -> None:
    index[key] = (*index.get(key, ()), term)
