"""Typing errors: the closest word that the public part of the site uses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from heapq import nlargest

from search.language.stemmers import stem_one

_CANDIDATES = 60
_SHORTEST = 4


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
        self.closest("palier")
        return self

    def frequency(self, language: str, stem: str) -> int:
        """In about how many documents a word with this stem is."""
        return min(self._stems.get((language, stem), 0), self.documents)

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
