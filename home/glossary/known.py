"""The terms as texts are read with them: kept in the memory of the process for a minute."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from portal.core.memory import forget, recall, remember

from .models import GlossaryTerm

CACHE_KEY = "glossary-terms"
SECONDS = 60
# Signs that stand in HTML in more than one way.
APOSTROPHE = "(?:['’]|&#39;|&#x27;|&apos;|&rsquo;)"
BLANK = r"(?:\s|&nbsp;|&#160;)+"


@dataclass(frozen=True, slots=True)
class Note:
    """What is told beside a word: (language, sentence) by the language of the reader."""

    code: str
    sentences: tuple[tuple[str, str], ...]

    def sentence(self, language: str) -> str:
        return dict(self.sentences).get(language, "")


@dataclass(frozen=True, slots=True)
class Known:
    """All terms of one language: what finds them in HTML, and what each of them means."""

    pattern: re.Pattern[str] | None
    notes: dict[str, Note]
    version: int

    def note(self, found: str) -> Note | None:
        """The explanation of a word as it stood in the text."""
        plain = _plain(found)
        return self.notes.get(plain) or self.notes.get(plain.lower())


def known_terms(language: str) -> Known:
    """The terms to look for in texts of this language."""
    found = recall(CACHE_KEY)
    if found is None:
        found = _ask()
        remember(CACHE_KEY, found, SECONDS)
    return found.get(language) or Known(None, {}, 0)


def forget_terms(**kwargs: object) -> None:
    """Ask the database anew; connected to changes of terms."""
    forget(CACHE_KEY)


def _ask() -> dict[str, Known]:
    terms = list(GlossaryTerm.objects.shown())
    return {language: _known(terms, language) for language in ("nl", "fr")}


def _known(terms: list[GlossaryTerm], language: str) -> Known:
    notes: dict[str, Note] = {}
    for term in terms:
        note = Note(term.code, (("nl", term.sentence_nl), ("fr", term.sentence_fr)))
        for spelled in term.spelled(language):
            notes.setdefault(_key(spelled), note)
    if not notes:
        return Known(None, {}, 0)
    # The longest first: "project voor sociale cohesie" before "sociale cohesie".
    ways = "|".join(_way(spelled) for spelled in sorted(notes, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w&#-])(?:{ways})(?![\w-])", re.IGNORECASE)
    return Known(pattern, notes, hash(tuple(notes.items())))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text).replace("’", "'")).strip()


def _key(spelled: str) -> str:
    plain = _plain(spelled)
    return plain if _is_abbreviation(plain) else plain.lower()


def _is_abbreviation(plain: str) -> bool:
    """Words of capitals alone are looked for as they are: AIS is no form of "ais"."""
    return plain.isupper()


def _way(key: str) -> str:
    written = re.escape(key).replace(r"\ ", BLANK).replace("'", APOSTROPHE)
    return f"(?-i:{written})" if _is_abbreviation(key) else written
