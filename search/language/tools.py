"""All that belongs to the two languages, tied together: what engines and rooms ask for."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from search.language import stopwords
from search.language.compounds import NO_PART, WHOLE, Splitter
from search.language.dictionary import Dictionary
from search.language.lexicon import LEXICONS, lexicon_version
from search.language.pipeline import Pipeline, Word
from search.language.spelling import Vocabulary
from search.language.text import clean, surfaces, words
from search.language.thesaurus import Thesaurus, ThesaurusConcept, shipped_concepts

# Raised by whoever changes what text becomes in the index; every index is rebuilt then.
ANALYSIS = 2


class Language:
    """The pipelines of both languages, the thesaurus and the dictionary.

    `site_words` are Dutch words of the site that no list holds; they let its own compounds split.
    """

    def __init__(
        self,
        concepts: Iterable[ThesaurusConcept] | None = None,
        site_words: Iterable[str] = (),
        dictionary: Dictionary | None = None,
    ) -> None:
        self.site_words = frozenset(site_words)
        self.dictionary = dictionary or Dictionary()
        own = _own_words() | self.site_words
        self.pipelines = {
            "nl": Pipeline("nl", Splitter(LEXICONS["nl"], own)),
            "fr": Pipeline("fr"),
        }
        given = shipped_concepts() if concepts is None else concepts
        self.thesaurus = Thesaurus(given, self.analyse)

    def word(self, language: str, surface: str) -> Word:
        """One written word as this language's index knows it."""
        return self.pipelines[language].word(surface)

    def words(self, language: str, text: str) -> list[Word]:
        """All words of a text, stop words among them."""
        word = self.pipelines[language].word
        return [word(surface) for surface in surfaces(clean(text))]

    def analyse(self, language: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Stem and parts of each word that carries a subject."""
        return [(word.stem, word.parts) for word in self.words(language, text) if word.stem]

    def translate(self, language: str, folded: str) -> tuple[str, ...]:
        """Phrases of the general dictionary in the other language, for any form of a word."""
        found = self.dictionary.translate(language, folded)
        if found:
            return found
        stem = self.pipelines[language].stem(folded)
        headword = self._headwords.get((language, stem))
        return self.dictionary.translate(language, headword) if headword else ()

    @cached_property
    def _headwords(self) -> dict[tuple[str, str], str]:
        """The first headword of each stem."""
        found: dict[tuple[str, str], str] = {}
        for language, word in self.dictionary.headwords():
            found.setdefault((language, self.pipelines[language].stem(word)), word)
        return found

    def exists(self, word: str) -> bool:
        """True for a folded word that is in a word list or the thesaurus, in either language."""
        return word in self.term_words or any(word in lexicon for lexicon in LEXICONS.values())

    @cached_property
    def term_words(self) -> frozenset[str]:
        """The folded words of all thesaurus terms."""
        return frozenset(
            word
            for concept in self.thesaurus
            for terms in concept.terms.values()
            for term in terms
            for word in words(term)
        )

    def terms_starting(self, start: str) -> Iterator[tuple[str, str, str]]:
        """Thesaurus terms with a word that begins so: the term, its folded words, its language."""
        words_of_terms = self._term_starts
        for at in range(bisect_left(words_of_terms, (start,)), len(words_of_terms)):
            word, *term = words_of_terms[at]
            if not word.startswith(start):
                return
            yield tuple(term)

    @cached_property
    def _term_starts(self) -> list[tuple[str, str, str, str]]:
        """Each word of each term, in order, so that a beginning is a look-up."""
        return sorted(
            (word, term, " ".join(words(term)), language)
            for concept in self.thesaurus
            for language, terms in concept.terms.items()
            for term in terms
            for word in set(words(term))
        )

    def new_words(self, vocabulary: Vocabulary) -> set[str]:
        """Dutch words that several documents use and no list holds, to split compounds with."""
        return {
            word
            for word, count in vocabulary.by_language.get("nl", {}).items()
            if count >= 3
            and 5 <= len(word) <= 12
            and word.isalpha()
            and word not in LEXICONS["nl"]
            and not self.pipelines["nl"].split(word)
        }

    @cached_property
    def version(self) -> str:
        """Changes with anything that makes other tokens of the same text."""
        rules = [sorted(NO_PART), sorted(WHOLE), sorted(_own_words()), sorted(self.site_words)]
        for language in ("nl", "fr"):
            rules.append(sorted(stopwords.STOP_WORDS[language]))
        digest = hashlib.sha256(repr(rules).encode()).hexdigest()[:16]
        return f"{ANALYSIS}-{lexicon_version()}-{digest}"


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    """Dutch words of the shipped thesaurus that may stand inside compounds."""
    return frozenset(
        word
        for concept in shipped_concepts()
        for term in concept.terms.get("nl", ())
        for word in words(term)
        if 4 <= len(word) <= 12 and word not in NO_PART
    )
