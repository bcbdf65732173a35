"""From a query to its plan: the longest thesaurus terms first, then words, parts and neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from search.language import plan as weights
from search.language.plan import Alternative, Concept, Kind, Plan
from search.language.reading import QueryWord, Reading, read
from search.language.spelling import Vocabulary
from search.language.thesaurus import LANGUAGES, Term
from search.language.tools import Language

_MOST_TERMS = 40
_JOINTS = ("", "s", "en", "n")


class Planner:
    """Makes plans with one set of language tools and one vocabulary."""

    def __init__(self, tools: Language, vocabulary: Vocabulary) -> None:
        self.tools = tools
        self.vocabulary = vocabulary

    def plan(self, text: str, language: str) -> Plan:
        """The plan of any text for a reader of a language; without concepts when it has no word."""
        language = language if language in LANGUAGES else LANGUAGES[0]
        reading = read(text, language, self.tools, self.vocabulary)
        if not reading.words:
            return Plan(self._only_fillers(reading), language)
        return Plan(
            tuple(self._concepts(reading.words)),
            language,
            tuple((each, self._stems(each, reading.words)) for each in LANGUAGES),
            reading.did_you_mean,
        )

    def _only_fillers(self, reading: Reading) -> tuple[Concept, ...]:
        """Stop words are in no text field; titles keep them as they are written."""
        return tuple(
            Concept((Alternative(Kind.START, reading.language, (word,), own=True),))
            for word in reading.all_words
            if word
        )

    def _stems(self, language: str, words: Iterable[QueryWord]) -> tuple[str, ...]:
        stem = self.tools.pipelines[language].stem
        return tuple(stem(word.folded) for word in words)

    def _concepts(self, words: Sequence[QueryWord]) -> list[Concept]:
        concepts: list[Concept] = []
        at = 0
        while at < len(words):
            size, terms, weight = self._longest_term(words[at:])
            if size > 1:
                concepts.append(self._expression(words[at : at + size], terms, weight))
            elif joined := self._joined(words[at : at + 2]):
                size = 2
                concepts.append(joined)
            else:
                size = 1
                concepts.append(self._word(words[at], terms))
            at += size
        return concepts

    def _longest_term(self, words: Sequence[QueryWord]) -> tuple[int, tuple[Term, ...], float]:
        """How many of the first words are a thesaurus term, which one, and how surely."""
        thesaurus = self.tools.thesaurus
        for size in range(min(len(words), thesaurus.longest), 0, -1):
            window = words[:size]
            stems = {language: self._stems(language, window) for language in LANGUAGES}
            found = [term for each in LANGUAGES for term in thesaurus.by_stems(each, stems[each])]
            if not found and size <= 3:
                found = [term for each in LANGUAGES for term in self._by_parts(each, window)]
            if found:
                return size, tuple(found), 1.0
            if size > 1:
                pieces = [t for each in LANGUAGES for t in thesaurus.by_piece(each, stems[each])]
                if pieces:
                    return size, tuple(pieces), weights.PARTIAL / weights.SYNONYM
        return 1, (), 1.0

    def _by_parts(self, language: str, words: Sequence[QueryWord]) -> tuple[Term, ...]:
        """Terms with the same set of parts: `begeleiding bij huiswerk` is `huiswerkbegeleiding`."""
        known = [self.tools.word(language, word.folded) for word in words]
        whole = frozenset(word.stem or word.folded for word in known)
        pieces = frozenset(part for word in known for part in word.parts or (word.stem,))
        thesaurus = self.tools.thesaurus
        if len(pieces) < 2:
            return ()
        return thesaurus.by_parts(language, whole) or thesaurus.by_parts(language, pieces)

    def _expression(
        self, words: Sequence[QueryWord], terms: tuple[Term, ...], weight: float
    ) -> Concept:
        typed = [
            Alternative(Kind.PHRASE, each, self._stems(each, words), own=True) for each in LANGUAGES
        ]
        # What its words mean apart is asked too, but not told: the expression is what was meant.
        inside = tuple(
            replace(self._word(word, self._terms_of_word(word.folded)), ids=()) for word in words
        )
        return Concept(
            _unique([*typed, *self._expansions(terms, weight)]),
            _ids(terms),
            inside,
            weights.INSIDE_TERM,
        )

    def _joined(self, words: Sequence[QueryWord]) -> Concept | None:
        """Two neighbours written as one word, when the site or a word list has that word."""
        for first, second in pairwise(words):
            if second.place != first.place + 1:
                continue
            for joint in _JOINTS:
                joined = first.folded + joint + second.folded
                terms = self._terms_of_word(joined)
                if terms or self.vocabulary.counts.get(joined):
                    own = self._own(QueryWord(joined, first.place), weights.SAME_WORD)
                    return Concept(
                        _unique([*own, *self._expansions(terms, 1.0)]),
                        _ids(terms),
                        tuple(self._word(word, self._terms_of_word(word.folded)) for word in words),
                        1.0,
                    )
        return None

    def _terms_of_word(self, folded: str) -> tuple[Term, ...]:
        return self._longest_term([QueryWord(folded, 0)])[1]

    def _word(self, word: QueryWord, terms: tuple[Term, ...]) -> Concept:
        own = [
            *self._own(word, weights.SAME_WORD),
            *self._as_typed(word),
            *self._relatives(word.folded),
        ]
        if terms:
            found = _unique([*own, *self._expansions(terms, 1.0)])
            return Concept(self._or_alike(word, found), _ids(terms))
        translated = self._translations(word.folded, weights.DICTIONARY)
        inside = self._parts_as_concepts(word.folded) if not translated else ()
        found = _unique([*own, *translated])
        if not inside:
            found = self._or_alike(word, found)
        return Concept(found, (), inside, weights.INSIDE_COMPOUND)

    def _as_typed(self, word: QueryWord) -> list[Alternative]:
        """A corrected word as it stood there.

        A text that is not public, or newer than the vocabulary, may well have it.
        """
        if not word.typed:
            return []
        return [
            Alternative(Kind.TERM, each, (self.tools.pipelines[each].stem(word.typed),), own=True)
            for each in LANGUAGES
        ]

    def _relatives(self, folded: str) -> list[Alternative]:
        """Other words of the same family: who does it, the doing, the quality."""
        return [
            Alternative(Kind.TERM, language, (stem,), weights.FAMILY)
            for language in LANGUAGES
            for stem in self.vocabulary.relatives(language, folded)
        ]

    def _or_alike(self, word: QueryWord, found: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
        """For a word that no public document speaks of in any way: words that begin like it."""
        frequency = self.vocabulary.frequency
        if any(all(frequency(each.language, stem) for stem in each.stems) for each in found):
            return found
        alike = self.vocabulary.beginning_like(min((word.folded, *_stems_of(found)), key=len))
        return (
            *found,
            *(Alternative(Kind.TERM, each, (stem,), weights.LOOSE) for each, stem in alike),
        )

    def _parts_as_concepts(self, folded: str) -> tuple[Concept, ...]:
        """An unknown compound stands for what its parts stand for."""
        concepts = []
        for part in self.tools.pipelines["nl"].split(folded):
            terms = self._terms_of_word(part)
            found = [
                *self._own(QueryWord(part, 0), weights.PARTS, only="nl"),
                *self._expansions(terms, weights.PARTS),
            ]
            if not terms:
                found += self._translations(part, weights.DICTIONARY_OF_PART, only="nl")
            concepts.append(Concept(_unique(found), _ids(terms)))
        return tuple(concepts)

    def _own(self, word: QueryWord, weight: float, only: str = "") -> list[Alternative]:
        """A word as it was typed: it may be of either language."""
        found: list[Alternative] = []
        for language in (only,) if only else LANGUAGES:
            known = self.tools.word(language, word.folded)
            stem = known.stem or self.tools.pipelines[language].stem(word.folded)
            found.append(Alternative(Kind.TERM, language, (stem,), weight, own=True))
            if language == "nl" and len(stem) > 2:
                parts = known.parts or (stem,)
                found.append(
                    Alternative(Kind.PARTS, language, parts, weight * weights.PARTS, own=True)
                )
        return found

    def _expansions(self, terms: tuple[Term, ...], weight: float) -> list[Alternative]:
        """All other terms of the concepts, less sure when the words stand for several concepts."""
        ids = _ids(terms)
        weight *= max(0.6, 1 - 0.12 * (len(ids) - 1))
        found: list[Alternative] = []
        for concept_id in ids:
            for term in self.tools.thesaurus.terms_of(concept_id)[:_MOST_TERMS]:
                value = weight * (weights.PREFERRED if term.preferred else weights.SYNONYM)
                found += _in_texts(term.language, term.stems, value)
        return found

    def _translations(self, folded: str, weight: float, only: str = "") -> list[Alternative]:
        found: list[Alternative] = []
        for language in (only,) if only else LANGUAGES:
            other = "fr" if language == "nl" else "nl"
            for phrase in self.tools.translate(language, folded):
                stems = tuple(stem for stem, _ in self.tools.analyse(other, phrase))
                if stems:
                    found += _in_texts(other, stems, weight)
        return found


def _stems_of(alternatives: Iterable[Alternative]) -> list[str]:
    """The stems of what was typed, as single words."""
    return [each.stems[0] for each in alternatives if each.own and each.kind is Kind.TERM]


def _in_texts(language: str, stems: tuple[str, ...], weight: float) -> list[Alternative]:
    """A term as it may stand in a text: next to each other, a Dutch word inside compounds too."""
    if len(stems) > 1:
        return [Alternative(Kind.PHRASE, language, stems, weight)]
    found = [Alternative(Kind.TERM, language, stems, weight)]
    if language == "nl" and len(stems[0]) > 3:
        found.append(Alternative(Kind.PARTS, "nl", stems, weight * weights.PARTS))
    return found


def _ids(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.concept.id for term in terms))


def _unique(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Each way once, with its best weight."""
    best: dict[tuple[Kind, str, tuple[str, ...]], Alternative] = {}
    for each in alternatives:
        key = (each.kind, each.language, each.stems)
        if key not in best or (each.own, each.weight) > (best[key].own, best[key].weight):
            best[key] = each
    return tuple(best.values())
