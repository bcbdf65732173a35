"""Marks in stored text, by the offsets of its tokens: safe HTML with nothing but `<mark>`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape

from search.language.plan import Kind, Plan
from search.language.text import fold, spans
from search.language.tokens import Tokens, parts_of, stem_of
from search.language.tools import Language

SNIPPET = 220  # characters
LEAD = 40  # characters before the first mark


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a plan looks for in texts of one language."""

    stems: frozenset[str]
    parts: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    written: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a text; `sense` says which stems it stands for."""

    start: int
    end: int
    sense: str


@dataclass(slots=True)
class Highlighter:
    """Marks the words of a plan in texts, also those that matched through an alternative."""

    plan: Plan
    tools: Language
    _wanted: dict[str, Wanted] = field(default_factory=dict)

    def title(self, text: str, language: str, tokens: Tokens | None = None) -> str:
        """The whole text, escaped, with marks; `tokens` when they were kept."""
        return render(text, self.marks(text, language, tokens), 0, len(text))

    def snippet(
        self,
        summary: str,
        body: str,
        language: str,
        tokens: Tokens | None = None,
        summary_tokens: Tokens | None = None,
    ) -> str:
        """The passage that says most of the query: of the summary, unless the body says more.

        `tokens` are those of the body, when they were kept, `summary_tokens` those of the summary.
        """
        found = self.marks(summary, language, summary_tokens)
        if _senses(found) < self._most_senses(language):
            in_body = self.marks(body, language, tokens)
            start, best = _densest(in_body)
            if best > _senses(found):
                return _cut(body, in_body, start)
        if summary:
            return _cut(summary, found, _densest(found)[0])
        return _cut(body, [], 0)

    def marks(self, text: str, language: str, tokens: Tokens | None = None) -> list[Mark]:
        """Where the text matches, in order, without overlap."""
        wanted = self._for(language)
        if not (wanted.stems or wanted.parts or wanted.phrases):
            return self._written(text, wanted) if wanted.written else []
        tokens = tokens or Tokens.of(text, language, self.tools)
        keys = tokens.each()
        different = set(keys)
        senses = _sense_of_keys(different, wanted)
        found = {at: senses[key] for at, key in enumerate(keys) if key in senses} if senses else {}
        _add_phrases(found, keys, different, wanted.phrases)
        places = sorted(found)
        return [
            Mark(start, end, found[at])
            for at, (start, end) in zip(places, tokens.places(places), strict=True)
        ]

    def _written(self, text: str, wanted: Wanted) -> list[Mark]:
        """Marks of a query of stop words, which have no stem."""
        folded = ((start, end, fold(text[start:end])) for start, end in spans(text))
        return [Mark(start, end, word) for start, end, word in folded if word in wanted.written]

    def _most_senses(self, language: str) -> int:
        return max(1, min(3, len(self._for(language).stems)))

    def _for(self, language: str) -> Wanted:
        if language not in self._wanted:
            self._wanted[language] = _wanted(self.plan, language)
        return self._wanted[language]


def _wanted(plan: Plan, language: str) -> Wanted:
    stems: set[str] = set()
    parts: set[str] = set()
    written: set[str] = set()
    phrases: list[tuple[str, ...]] = []
    for concept in plan.walk():
        for each in concept.alternatives:
            if each.kind is Kind.START:
                written.update(each.stems)
            elif each.language != language:
                continue
            elif each.kind is Kind.TERM:
                stems.update(each.stems)
            elif each.kind is Kind.PARTS:
                parts.update(each.stems)
            else:
                phrases.append(each.stems)
    return Wanted(frozenset(stems), frozenset(parts), tuple(phrases), frozenset(written))


def _sense_of_keys(keys: set[str], wanted: Wanted) -> dict[str, str]:
    """Which of the different words of a text match, and what they stand for."""
    senses: dict[str, str] = {key: key for key in keys & wanted.stems}
    for key in keys:
        if "+" in key:
            stem = stem_of(key)
            if stem in wanted.stems:
                senses[key] = stem
            elif shared := wanted.parts.intersection(parts_of(key)):
                senses[key] = min(shared)
    return senses


def _add_phrases(
    found: dict[int, str],
    keys: Sequence[str],
    different: set[str],
    phrases: Iterable[tuple[str, ...]],
) -> None:
    """Mark the words of phrases where they follow each other, stop words between them or not."""
    there = different | {stem_of(key) for key in different if "+" in key}
    possible = [phrase for phrase in phrases if there.issuperset(phrase)]
    if not possible:
        return
    stems = [(at, stem_of(key)) for at, key in enumerate(keys) if key]
    for phrase in possible:
        for begin, (_, stem) in enumerate(stems):
            if stem == phrase[0]:
                window = stems[begin : begin + len(phrase)]
                if tuple(each for _, each in window) == phrase:
                    found.update((at, " ".join(phrase)) for at, _ in window)


def _senses(marks: Sequence[Mark]) -> int:
    return len({mark.sense for mark in marks})


def _densest(marks: Sequence[Mark]) -> tuple[int, int]:
    """Where a passage should begin to hold most senses, and how many it then holds."""
    best, most = 0, 0
    for at, mark in enumerate(marks):
        inside = {
            other.sense for other in marks[at : at + 12] if other.end <= mark.start + SNIPPET - LEAD
        }
        if len(inside) > most:
            best, most = mark.start, len(inside)
    return best, most


def _cut(text: str, marks: Sequence[Mark], first: int) -> str:
    start = _word_start(text, first - LEAD)
    end = start + SNIPPET
    if end >= len(text):
        end = len(text)
        start = _word_start(text, min(start, max(0, end - SNIPPET)))
    else:
        space = text.rfind(" ", start, end)
        end = space if space > start + SNIPPET // 2 else end
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return before + render(text, marks, start, end).strip() + after


def _word_start(text: str, near: int) -> int:
    if near <= 0:
        return 0
    space = text.find(" ", near, near + 30)
    return space + 1 if space >= 0 else near


def render(text: str, marks: Sequence[Mark], start: int, end: int) -> str:
    """The stretch as HTML: every character escaped, the marks around their words."""
    pieces: list[str] = []
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:
            continue
        pieces.append(escape(text[at : mark.start]))
        pieces.append(f"<mark>{escape(text[mark.start : mark.end])}</mark>")
        at = mark.end
    pieces.append(escape(text[at:end]))
    return "".join(pieces)
