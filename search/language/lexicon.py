"""The general word lists: which words exist, and the base form of irregular ones.

The lists come from the package simplemma (docs/decisions/search-word-lists.md). They are large, so
nothing is read before the first word is asked for, a process reads them once, and it keeps no
words: a sorted array of their hashes answers "does it exist" in eight bytes a word.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from itertools import islice

from search.language.stemmers import stem_all
from search.language.text import fold_all

_BATCH = 20_000

# Where Snowball makes one stem of words that this site has to tell apart.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "nl": {"taalles": "taalles", "taallessen": "taalles", "gemene": "gemeen"},
    "fr": {
        "cours": "cours",
        "commune": "commune",
        "communes": "commune",
        "partie": "partie",
        "parties": "partie",
    },
}


class Lexicon:
    """The words of one language, folded, and the stems of forms that a stemmer cannot reach."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._lock = threading.Lock()
        self._hashes: array[int] | None = None
        self._irregular: dict[str, str] = {}

    def __contains__(self, word: str) -> bool:
        # The list leaves out what a rule makes: quality nouns, of which Dutch has any number.
        return self._has(word) or (
            self.language == "nl" and word.endswith("heid") and self._has(word.removesuffix("heid"))
        )

    def _has(self, word: str) -> bool:
        hashes = self._load()
        wanted = hash(word)
        at = bisect_left(hashes, wanted)
        return at < len(hashes) and hashes[at] == wanted

    def __len__(self) -> int:
        return len(self._load())

    def irregular(self, word: str) -> str | None:
        """The stem of the base form (`steden` gives that of `stad`); None when the stemmer does."""
        self._load()
        return self._irregular.get(word)

    def _load(self) -> array[int]:
        if self._hashes is None:
            with self._lock:
                if self._hashes is None:
                    self._hashes = self._read()
        return self._hashes

    def _read(self) -> array[int]:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        # A cache of nothing: the package would otherwise keep its own copy of the list.
        entries = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(self.language)
        hashes: set[int] = set()
        themselves: set[str] = set()
        self._irregular = dict(EXCEPTIONS[self.language])
        for forms, bases in _batches(entries):
            hashes.update(map(hash, forms))
            hashes.update(map(hash, bases))
            themselves.update(a for a, b in zip(forms, bases, strict=True) if a == b)
            self._add_irregulars(forms, bases)
        # A form that is a base form as well is itself first of all.
        own = sorted(themselves & self._irregular.keys() - EXCEPTIONS[self.language].keys())
        for word, stem in zip(own, self._base_stems(own), strict=True):
            self._irregular[word] = stem
        return array("q", sorted(hashes))

    def _add_irregulars(self, forms: list[str], bases: list[str]) -> None:
        stems = zip(forms, stem_all(self.language, forms), self._base_stems(bases), strict=True)
        for form, stem, base_stem in stems:
            if stem != base_stem and len(base_stem) > 1:
                # Folding can make two words one: the first of the list keeps the form.
                self._irregular.setdefault(form, base_stem)

    def _base_stems(self, bases: list[str]) -> list[str]:
        """Stems of base forms, in which a Dutch `ge-` and `-er` belong to the word.

        Kraaij-Pohlmann takes both off (`gezin` would be `zin`, `huurder` would be `huur`); in a
        base form the first is no participle's and the second no comparative's.
        """
        stems = stem_all(self.language, bases)
        if self.language != "nl":
            return stems
        return [_dutch_base_stem(base, stem) for base, stem in zip(bases, stems, strict=True)]


def _dutch_base_stem(base: str, stem: str) -> str:
    if base.endswith("er") and len(base) > 5:
        return base
    if base.startswith("ge") and len(base) > 4 and not stem.startswith("ge"):
        return stem_all("nl", ["q" + base[1:]])[0].replace("q", "g", 1)
    return stem


def _batches(entries: Mapping[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    pairs = ((form, base) for form, base in entries.items() if form[:1].isalpha())
    while batch := list(islice(pairs, _BATCH)):
        forms, bases = zip(*batch, strict=True)
        # Separable verbs are written with a line between their halves.
        yield fold_all(list(forms)), fold_all([base.replace("_", "") for base in bases])


LEXICONS = {language: Lexicon(language) for language in ("nl", "fr")}


def lexicon_version() -> str:
    """Changes when the lists or the stemmers do, so that an index made with others is rebuilt."""
    return f"simplemma-{version('simplemma')}-pystemmer-{version('PyStemmer')}"
