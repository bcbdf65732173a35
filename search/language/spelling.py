"""Typing errors: the closest word that the public part of the site uses."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from heapq import nlargest

from search.language.families import root
from search.language.stemmers import stem_one

_CANDIDATES = 60
_SHORTEST = 4
_MOST_RELATIVES = 6
_MOST_BEGINNINGS = 4


def allowed_distance(word: str) -> int:
    """How many errors a word may hold: one up to 5 letters, two up to 8, three from 9."""
    return 1 if len(word) <= 5 else 2 if len(word) < 9 else 3


def distance(first: str, second: str, limit: int) -> int:
    """Damerau-Levenshtein (adjacent letters swapped count once); `limit + 1` when it is more."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(
                previous[column] + 1,
                current[column - 1] + 1,
                previous[column - 1] + (letter != other),
            )
            swapped = row > 1 and column > 1 and letter == second[column - 2]
            if swapped and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]


def _from(words: list[str], start: str) -> Iterator[str]:
    """The words of a sorted list that begin so."""
    for at in range(bisect_left(words, start), len(words)):
        if not words[at].startswith(start):
            return
        yield words[at]


def _shared_start(first: str, second: str) -> int:
    """How many letters two words have in common from the start."""
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))


def trigrams(word: str) -> set[str]:
    """The three-letter pieces of a word with its edges."""
    padded = f"  {word} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}


class Vocabulary:
    """The folded words that public documents use and in how many, to weigh words and to correct.

    Never built from anything but public documents: a correction must not betray a hidden word.
    `known` are words that exist without being in a document, like those of the thesaurus.
    """

    def __init__(
        self,
        counts: Mapping[str, Mapping[str, int]] | None = None,
        documents: int = 0,
        known: Iterable[str] = (),
        stem: Callable[[str, str], str] = stem_one,
    ) -> None:
        self.by_language = dict(counts or {})
        self.documents = documents
        self._stem = stem
        self.counts: Counter[str] = Counter()
        for words in self.by_language.values():
            self.counts.update(words)
        for word in known:
            self.counts.setdefault(word, 0)

    def __contains__(self, word: str) -> bool:
        return word in self.counts

    def __len__(self) -> int:
        return len(self.counts)

    def prepare(self) -> Vocabulary:
        """Build what questions need, so that the first one does not wait for it."""
        self.frequency("", "")
        self.relatives("nl", "palier")
        self.beginning_like("palier")
        self.closest("palier")
        return self

    def frequency(self, language: str, stem: str) -> int:
        """In about how many documents a word with this stem is."""
        return min(self._stems.get((language, stem), 0), self.documents)

    def relatives(self, language: str, word: str) -> tuple[str, ...]:
        """Stems of words of the same family in public documents, the most frequent first."""
        found = self._families.get((language, root(language, word)), ())
        own = self._stem(language, word)
        return tuple(stem for stem in found if stem != own)[:_MOST_RELATIVES]

    @cached_property
    def _families(self) -> dict[tuple[str, str], tuple[str, ...]]:
        families: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for language, words in self.by_language.items():
            for word, count in words.items():
                if shared := root(language, word):
                    families[(language, shared)][self._stem(language, word)] += count
        return {
            key: tuple(stem for stem, _ in stems.most_common(_MOST_RELATIVES + 1))
            for key, stems in families.items()
        }

    def beginning_like(self, word: str) -> tuple[tuple[str, str], ...]:
        """Language and stem of public words that begin like a word which no document has.

        They share five letters at least and most of the shorter one of both.
        """
        if len(word) < 5 or not word.isalpha():
            return ()
        found: list[tuple[int, int, str, str]] = []
        for language, words in self._sorted.items():
            for other in _from(words, word[:5]):
                shared = _shared_start(word, other)
                if shared >= 0.75 * min(len(word), len(other)):
                    count = self.by_language[language][other]
                    found.append((-shared, -count, language, self._stem(language, other)))
        ranked = [(language, stem) for _, _, language, stem in sorted(found)]
        return tuple(dict.fromkeys(ranked))[:_MOST_BEGINNINGS]

    @cached_property
    def _sorted(self) -> dict[str, list[str]]:
        return {language: sorted(words) for language, words in self.by_language.items()}

    @cached_property
    def _stems(self) -> dict[tuple[str, str], int]:
        stems: Counter[tuple[str, str]] = Counter()
        for language, words in self.by_language.items():
            for word, count in words.items():
                stems[(language, self._stem(language, word))] += count
        return dict(stems)

    def closest(self, word: str) -> str | None:
        """The nearest word, of several the more frequent; None when nothing is near enough."""
        limit = allowed_distance(word)
        if len(word) < _SHORTEST or not word.isalpha():
            return None
        best: tuple[float, int, str] | None = None
        for candidate in self._alike(word):
            far = distance(word, candidate, limit)
            if far > limit:
                continue
            # People rarely mistype the first letter: another one counts as half an error more.
            score = (
                far + 0.5 * (candidate[0] != word[0]),
                -self.counts.get(candidate, 0),
                candidate,
            )
            if best is None or score < best:
                best = score
        return best[2] if best else None

    def _alike(self, word: str) -> list[str]:
        """Words that share most pieces with this one.

        An error changes three pieces at most, so every word that is near enough holds one of the
        rarest few; only those lists are read.
        """
        limit = allowed_distance(word)
        lists = sorted((self._postings.get(each, ()) for each in trigrams(word)), key=len)
        shared: Counter[int] = Counter()
        for postings in lists[: 3 * limit + 1]:
            shared.update(postings)
        near = (
            (count, at)
            for at, count in shared.items()
            if abs(len(self._words[at]) - len(word)) <= limit
        )
        return [self._words[at] for _, at in nlargest(_CANDIDATES, near)]

    @cached_property
    def _words(self) -> list[str]:
        return [word for word in self.counts if len(word) >= _SHORTEST and word.isalpha()]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            for trigram in trigrams(word):
                postings[trigram].append(at)
        return dict(postings)
