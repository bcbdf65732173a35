"""Synthetic documents: real Dutch and French words as often as in a language, facets, audiences.

The same number is always the same document, whatever the size, so that a run may go on later.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import accumulate

from search.contract import LANGUAGES, PUBLIC, Document, Text
from search.language.thesaurus import shipped_concepts

WORDS = 30_000  # of each language
KINDS = ("practice", "news", "activity", "topic", "page", "document", "project", "consultation")
FIRST = datetime(2018, 1, 1, tzinfo=UTC)


class Words:
    """The words of one language, the most frequent first, drawn by Zipf's law."""

    def __init__(self, language: str) -> None:
        self.language = language

    @cached_property
    def ranked(self) -> list[str]:
        """Half of the words that people look for are of the thesaurus, the rest of the list."""
        from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

        listed = DefaultDictionaryFactory(cache_max_size=0).get_dictionary(self.language)
        general = sorted(word for word in listed if word.isalpha() and 3 <= len(word) <= 16)
        draw = random.Random(f"words-{self.language}")
        general = draw.sample(general, WORDS)
        own = sorted(
            {
                term
                for concept in shipped_concepts()
                for term in concept.terms.get(self.language, ())
                if term.isalpha()
            }
        )
        draw.shuffle(own)
        # In between, from the very common to the middling.
        for place, word in enumerate(own):
            general.insert(place * 4, word)
        return general

    @cached_property
    def weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 3) for rank in range(len(self.ranked))))

    def text(self, draw: random.Random, count: int) -> str:
        """Some words in a row."""
        return " ".join(draw.choices(self.ranked, cum_weights=self.weights, k=count))


VOCABULARY = {language: Words(language) for language in LANGUAGES}


def document(number: int) -> Document:
    """The document of a number."""
    draw = random.Random(number)
    languages = draw.choices((("nl",), ("fr",), LANGUAGES), weights=(45, 45, 10))[0]
    kind = draw.choice(KINDS)
    return Document(
        key=f"{kind}:{number}",
        kind=kind,
        texts={language: _text(draw, number, language) for language in languages},
        audience=PUBLIC if draw.random() < 0.85 else f"company-{draw.randrange(16)}",
        facets={
            "kind": (kind,),
            "language": languages,
            "theme": tuple({f"theme-{draw.randrange(120)}" for _ in range(2)}),
            "municipality": (f"municipality-{draw.randrange(19)}",),
            "target_group": (f"group-{draw.randrange(12)}",),
            "company": (f"company-{draw.randrange(16)}",),
            "year": (str(2018 + draw.randrange(9)),),
        },
        facet_labels=(f"gemeente{number % 19}", f"commune{number % 19}"),
        published_at=FIRST + timedelta(minutes=number % 4_000_000),
    )


def _text(draw: random.Random, number: int, language: str) -> Text:
    words = VOCABULARY[language]
    return Text(
        title=words.text(draw, draw.randint(4, 8)).capitalize(),
        summary=f"{words.text(draw, 18).capitalize()}.",
        body=words.text(draw, draw.randint(60, 180)),
        url=f"/{language}/{number}/",
    )


def documents(count: int) -> Iterator[Document]:
    """The first `count` documents."""
    return map(document, range(count))
