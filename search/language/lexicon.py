"""The general word lists: which words exist, and the base form of irregular ones.

The lists come from the package simplemma (docs/decisions/search-word-lists.md). They are large, so
nothing is read before the first word is asked for, a process reads them once, and it keeps no
words: a sorted array of their digests answers "does it exist" in eight bytes a word. Making that
takes seconds, so it is kept in a file when there is a folder for it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from search.language.stemmers import stem_all
from search.language.text import fold_all

_BATCH = 20_000
RULES = 6  # raised when this file makes other stems of the same list

# Where Snowball makes one stem of words that this site has to tell apart.
EXCEPTIONS: dict[str, dict[str, str]] = {
    "nl": {
        "taalles": "taalles",
        "taallessen": "taalles",
        "gemene": "gemeen",
        # Parents are not the elderly, and members do not suffer.
        "ouder": "ouder",
        "ouders": "ouder",
        "oudere": "oudere",
        "ouderen": "oudere",
        "leden": "lid",
    },
    "fr": {
        "isolation": "isolation",
        "isolations": "isolation",
        "aide": "aide",
        "aides": "aide",
        "aider": "aide",
        "aident": "aide",
        "aidant": "aidant",
        "aidants": "aidant",
        "communication": "communication",
        "communications": "communication",
        "communiquer": "communication",
        "concert": "concert",
        "concerts": "concert",
        "concertation": "concertation",
        "concertations": "concertation",
        "courant": "courant",
        "courants": "courant",
        "ferme": "ferme",
        "fermes": "ferme",
        "foyer": "foyer",
        "foyers": "foyer",
        "generation": "generation",
        "generations": "generation",
        "livre": "livre",
        "livres": "livre",
        "mere": "mere",
        "meres": "mere",
        "porte": "porte",
        "portes": "porte",
        "repas": "repas",
        "repit": "repit",
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
        self._folder: Path | None = None
        self._digests: array[int] | None = None
        self._irregular: dict[str, str] = {}

    def __contains__(self, word: str) -> bool:
        # The list leaves out what a rule makes: quality nouns, of which Dutch has any number.
        return self._has(word) or (
            self.language == "nl" and word.endswith("heid") and self._has(word.removesuffix("heid"))
        )

    def _has(self, word: str) -> bool:
        digests = self._load()
        wanted = _digest(word)
        at = bisect_left(digests, wanted)
        return at < len(digests) and digests[at] == wanted

    def __len__(self) -> int:
        return len(self._load())

    def irregular(self, word: str) -> str | None:
        """The stem of the base form (`steden` gives that of `stad`); None when the stemmer does."""
        self._load()
        return self._irregular.get(word)

    def keep_in(self, folder: Path | str) -> None:
        """Keep what is made of the list in a file of this folder, and read it there."""
        self._folder = Path(folder)

    def _load(self) -> array[int]:
        if self._digests is None:
            with self._lock:
                if self._digests is None:
                    self._digests = self._read_kept() or self._read()
        return self._digests

    @property
    def _kept(self) -> Path | None:
        name = f"words-{self.language}-{lexicon_version()}-{sys.byteorder}.bin"
        return self._folder / name if self._folder else None

    def _read_kept(self) -> array[int] | None:
        try:
            irregular, _, digests = (self._kept or Path()).read_bytes().partition(b"\n")
            found = array("Q")
            found.frombytes(digests)
            self._irregular = json.loads(irregular)
        except (OSError, ValueError):
            return None
        return found or None

    def _keep(self, digests: array[int]) -> None:
        path = self._kept
        if path is None:
            return
        draft = path.with_suffix(f".{os.getpid()}")
        # Without the file the next process only takes longer.
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            content = json.dumps(self._irregular).encode() + b"\n" + digests.tobytes()
            draft.write_bytes(content)
            draft.replace(path)

    def _read(self) -> array[int]:
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        # A cache of nothing: the package would otherwise keep its own copy of the list.
        entries = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(self.language)
        digests: set[int] = set()
        themselves: set[str] = set()
        all_bases: set[str] = set()
        base_of: dict[str, str] = {}
        self._irregular = dict(EXCEPTIONS[self.language])
        for forms, bases in _batches(entries):
            digests.update(map(_digest, {*forms, *bases}))
            all_bases.update(bases)
            themselves.update(a for a, b in zip(forms, bases, strict=True) if a == b)
            self._add_irregulars(forms, bases, base_of)
        # A form that is a base form as well is itself first of all. So is a Dutch one that others
        # are brought to, when the list brings it to a longer word (`kat` to `kater`).
        if self.language == "nl":
            themselves.update(word for word in all_bases if len(base_of.get(word, "")) > len(word))
        own = sorted(themselves & self._irregular.keys() - EXCEPTIONS[self.language].keys())
        for word, stem in zip(own, self._base_stems(own), strict=True):
            self._irregular[word] = stem
        self._follow(base_of)
        if self.language == "fr":
            self._prefer_plurals(all_bases)
        made = array("Q", sorted(digests))
        self._keep(made)
        return made

    def _add_irregulars(self, forms: list[str], bases: list[str], base_of: dict[str, str]) -> None:
        stems = stem_all(self.language, forms)
        base_stems = self._base_stems(bases)
        for form, base, stem, base_stem in zip(forms, bases, stems, base_stems, strict=True):
            if stem != base_stem and len(base_stem) > 1 and form not in self._irregular:
                # Folding can make two words one: the first of the list keeps the form.
                self._irregular[form] = base_stem
                base_of[form] = base

    def _prefer_plurals(self, all_bases: set[str]) -> None:
        """`photographies` is several pictures before it is what you take."""
        plurals = [
            form
            for form in self._irregular
            if form.endswith("s") and form[:-1] in all_bases and form not in EXCEPTIONS["fr"]
        ]
        singles = [form[:-1] for form in plurals]
        for form, single, stem in zip(plurals, singles, self._base_stems(singles), strict=True):
            self._irregular[form] = self._irregular.get(single, stem)

    def _follow(self, base_of: dict[str, str]) -> None:
        """Go on to the base form of a base form: `daklozen`, `dakloze`, `dakloos`."""
        fixed = EXCEPTIONS[self.language]
        for form, base in base_of.items():
            further = self._irregular.get(base)
            if further is not None and form not in fixed and base_of.get(base) != form:
                self._irregular[form] = further

    def _base_stems(self, bases: list[str]) -> list[str]:
        """Stems of base forms, in which a Dutch `ge-` and `-er` belong to the word.

        Kraaij-Pohlmann takes both off (`gezin` would be `zin`, `huurder` would be `huur`); in a
        base form the first is no participle's and the second no comparative's.
        """
        stems = stem_all(self.language, bases)
        if self.language != "nl":
            return stems
        return [_dutch_base_stem(base, stem) for base, stem in zip(bases, stems, strict=True)]


def _digest(word: str) -> int:
    return int.from_bytes(
        blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little"
    )


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


@lru_cache(maxsize=1)
def lexicon_version() -> str:
    """Changes when the lists or the stemmers do, so that an index made with others is rebuilt."""
    rules = blake2b(repr((RULES, EXCEPTIONS)).encode(), digest_size=4).hexdigest()
    return f"simplemma-{version('simplemma')}-pystemmer-{version('PyStemmer')}-{rules}"
