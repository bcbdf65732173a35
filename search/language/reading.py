"""Reading a query: which words carry it, in which language it is, what was mistyped."""

from __future__ import annotations

from dataclasses import dataclass

from search.language.spelling import Vocabulary
from search.language.stopwords import QUESTION_WORDS, STOP_WORDS
from search.language.text import clean, fold, spans
from search.language.tools import Language

LONGEST_QUERY = 400  # characters
MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the query; `place` counts the words before it, stop words among them.

    `typed` is what stood there before it was corrected.
    """

    folded: str
    place: int
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words that carry a query, and its text with typing errors mended (None without any)."""

    words: tuple[QueryWord, ...]
    all_words: tuple[str, ...]
    language: str
    did_you_mean: str | None = None


def read(text: str, reader: str, tools: Language, vocabulary: Vocabulary) -> Reading:
    """Read a query of any length and content; `reader` is the language of the page."""
    shown = clean(text[: 4 * LONGEST_QUERY])[:LONGEST_QUERY]
    places = list(spans(shown))[:MOST_WORDS]
    folded = [fold(shown[start:end]) for start, end in places]
    language = guess(folded, reader, tools)
    words: list[QueryWord] = []
    mended: list[tuple[int, int, str]] = []
    for place, word in enumerate(folded):
        if not word or is_filler(word, language):
            continue
        better = correct(word, tools, vocabulary)
        if better:
            mended.append((*places[place], better))
            words.append(QueryWord(better, place, typed=word))
        else:
            words.append(QueryWord(word, place))
    return Reading(tuple(words), tuple(filter(None, folded)), language, _mend(shown, mended))


def is_filler(word: str, language: str) -> bool:
    """True for stop words of the query's language, question words of both, and single letters."""
    return (
        word in STOP_WORDS[language]
        or word in QUESTION_WORDS[language]
        or (len(word) == 1 and not word.isdigit())
    )


def guess(words: list[str], reader: str, tools: Language) -> str:
    """The language of the words: the reader's unless the other one clearly fits better."""
    scores = dict.fromkeys(STOP_WORDS, 0.0)
    for word in words:
        for language in scores:
            if word in STOP_WORDS[language] or word in QUESTION_WORDS[language]:
                scores[language] += 1
            elif word in tools.pipelines[language].lexicon:
                scores[language] += 0.75
    scores[reader] = scores.get(reader, 0.0) + 0.5
    return max(scores, key=lambda language: (scores[language], language == reader))


def correct(word: str, tools: Language, vocabulary: Vocabulary) -> str | None:
    """The closest public word for one that nothing knows; None for every known word."""
    if len(word) < 4 or not word.isalpha() or word in vocabulary or tools.exists(word):
        return None
    if tools.pipelines["nl"].split(word):
        return None
    # An inflection that no list holds, of a word that the site does use.
    for language in STOP_WORDS:
        if vocabulary.frequency(language, tools.pipelines[language].stem(word)):
            return None
    return vocabulary.closest(word)


def _mend(shown: str, mended: list[tuple[int, int, str]]) -> str | None:
    if not mended:
        return None
    for start, end, word in reversed(mended):
        shown = shown[:start] + word + shown[end:]
    return " ".join(shown.split())
