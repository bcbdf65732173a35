"""What helps when little or nothing was found: filters to drop, other words, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from .answering import Answer, Chip, find
from .asking import Asked
from .contract import EngineUnavailable
from .engine import get_engine

MOST_DROPPED = 6
MOST_WORDS = 8
START = 4  # letters
Ask = Callable[[str, frozenset[str]], str]
_asking: list[Ask] = []


@dataclass(frozen=True, slots=True)
class Dropped:
    """A filter, and how much would be found without it."""

    chip: Chip
    total: int


@dataclass(frozen=True, slots=True)
class Help:
    """`also` are words that were looked for as well; the rest is for an empty page."""

    also: tuple[str, ...] = ()
    dropped: list[Dropped] = field(default_factory=list)
    without_filters: int = 0
    words: tuple[str, ...] = ()
    ask_url: str = ""


def register_asking(ask: Ask) -> None:
    """Say where people ask others when they find nothing: an address, or empty.

    `ask` gets the words and the reader's audiences.
    """
    _asking.append(ask)


def help_with(
    asked: Asked,
    found: Answer,
    *,
    language: str,
    audiences: frozenset[str],
    fixed: Mapping[str, tuple[str, ...]] | None = None,
) -> Help:
    """Help for a page. An empty one costs a question more for each chosen filter, up to six."""
    also = _also(asked, found)
    if found.results.total or found.is_reduced:
        return Help(also=also)

    def total(other: Asked) -> int:
        query = other.query(language=language, audiences=audiences, fixed=fixed)
        return find(replace(query, page_size=1))[0].total

    dropped = [
        Dropped(chip, count)
        for chip in found.chips[:MOST_DROPPED]
        if (count := total(asked.narrowed_less(chip.facet, chip.value)))
    ]
    everything = total(Asked(asked.text)) if asked.text and len(found.chips) > 1 else 0
    return Help(
        also=also,
        dropped=dropped,
        without_filters=everything,
        words=_near(asked, found, language),
        ask_url=next((url for ask in _asking if (url := ask(asked.text, audiences))), ""),
    )


def _also(asked: Asked, found: Answer) -> tuple[str, ...]:
    """Terms of the concepts of the question that were not typed themselves."""
    typed = asked.text.lower()
    terms = (term for concept in found.results.concepts for term in concept.terms)
    return tuple(dict.fromkeys(term for term in terms if term.lower() not in typed))[:MOST_WORDS]


def _near(asked: Asked, found: Answer, language: str) -> tuple[str, ...]:
    """Other words to try: what the question is called elsewhere, and wider and narrower ones."""
    from .thesaurus.lists import near_labels

    near = near_labels([concept.id for concept in found.results.concepts], language)
    labels = [concept.label for concept in found.results.concepts]
    words = [*labels, *near] or _beginning_alike(asked.text, language)
    typed = asked.text.lower()
    return tuple(dict.fromkeys(word for word in words if word.lower() != typed))[:MOST_WORDS]


def _beginning_alike(text: str, language: str) -> list[str]:
    """Subjects that begin as the words do: somebody may know only how it starts."""
    found: list[str] = []
    for word in text.split()[:3]:
        try:
            offered = get_engine().suggest(word[:START], language)
        except EngineUnavailable:
            return found
        found += [one.text for one in offered if one.kind != "title"]
    return found
