"""The two stemmers, one of each a thread: a PyStemmer object must not be shared."""

from __future__ import annotations

import re
import threading

import Stemmer

# `dutch` is Kraaij-Pohlmann in current Snowball; the older one is called `dutch_porter` there.
ALGORITHMS = {"nl": "dutch", "fr": "french"}


SHORTEST = 3


class _Stemmers(threading.local):
    def __init__(self) -> None:
        self.by_language = {lang: Stemmer.Stemmer(name, 0) for lang, name in ALGORITHMS.items()}


_stemmers = _Stemmers()


# Kraaij-Pohlmann takes the `ge` of a participle (`opgelost`) also where it belongs to the word:
# after these prefixes no participle has one, and `begeleiding` would become `beleid`.
_INSEPARABLE = re.compile("(be|ver|ont|her)ge(?=[a-z]{4})")


def _same_as_verb(word: str, stem: str) -> str:
    """`isolatie` with the stem of `isoleren`, which Kraaij-Pohlmann cuts elsewhere."""
    if stem.endswith("eer") and word.endswith(("atie", "aties")):
        return f"{stem[:-3]}er"
    return stem


# Snowball cuts `moisi` to `mois`, which is a month, and `fini` to `fin`: a short participle keeps
# its `i`, and so do its verb and its other forms.
_SHORT_PARTICIPLE = re.compile("([a-z]{3,5})(?:i|is|it|ie|ies|ir)")


def _with_its_i(word: str, stem: str) -> str:
    found = _SHORT_PARTICIPLE.fullmatch(word)
    return f"{stem}i" if found and found[1] == stem else stem


def stem_one(language: str, word: str) -> str:
    """The Snowball stem of a folded word."""
    return stem_all(language, [word])[0]


def stem_all(language: str, words: list[str]) -> list[str]:
    """The Snowball stems of folded words, in one call.

    Three letters are kept as they are: they have no ending to lose, and `PCS` is no plural of `PC`.
    """
    stemmer = _stemmers.by_language[language]
    if language == "nl":
        masked = [_INSEPARABLE.sub(r"\1qe", word) if "ge" in word else word for word in words]
        stems = [
            _same_as_verb(word, stem.replace("qe", "ge"))
            for word, stem in zip(words, stemmer.stemWords(masked), strict=True)
        ]
    else:
        stems = [
            _with_its_i(word, stem)
            for word, stem in zip(words, stemmer.stemWords(words), strict=True)
        ]
    pairs = zip(words, stems, strict=True)
    return [word if len(word) <= SHORTEST else stem for word, stem in pairs]
