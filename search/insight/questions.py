"""A question as it is counted and compared: without what could point to a person."""

from __future__ import annotations

import re

from search.language.stemmers import stem_all
from search.language.stopwords import STOP_WORDS
from search.language.text import clean, words

LONGEST = 100
_MAIL = re.compile(r"\S+@\S+")
# Telephone, account and register numbers; years and postcodes stay.
_NUMBER = re.compile(r"\+?\d(?:[\s./-]?\d){4,}")


def counted(text: str) -> str:
    """The words as they are kept: small letters, one blank, mail addresses and numbers masked."""
    shown = _NUMBER.sub("#", _MAIL.sub("@", clean(text)))
    return " ".join(shown.lower().split())[:LONGEST].strip()


def key_of(text: str) -> str:
    """What stays the same when endings, accents and the order of the words change."""
    known = words(text)
    kept = [word for word in known if word not in STOP_WORDS["nl"] | STOP_WORDS["fr"]] or known
    # Both stemmers, one after the other: nobody says in which language the words are.
    stems = stem_all("fr", stem_all("nl", kept))
    return " ".join(sorted(set(stems)))[:200]


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line for each in text.splitlines() if (line := " ".join(each.split()))]
