"""A document as tokens: what both engines store, match and show."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from search.contract import LANGUAGES, PUBLIC, Document, Text
from search.kinds import with_common_facets
from search.language.text import clean, fold, spans, surfaces, words
from search.language.tokens import Tokens
from search.language.tools import Language

SHAPE = 5  # of the fields below; raised when they change, every index is rebuilt then
LONGEST_BODY = 400_000  # characters that are searched
LONGEST_SHOWN = 20_000  # characters in which a passage is looked for
LONGEST_START = 15
GAP = "|"  # a word that no text has: between labels, and for the texts that are missing
FACET = "\x1f"
PRINT = "\x1f"  # between a key and the fingerprint of its document

# Fields with tokens in order, fields with a set of values, and the two kinds of order.
TEXT_FIELDS = (
    *(f"{part}_{language}" for part in ("title", "summary", "body") for language in LANGUAGES),
    "parts_title",
    "parts_body",
    "labels",
)
VALUE_FIELDS = (
    "audience",
    "kind",
    "facets",
    "concepts",
    "exact",
    "fingerprint",
    *(f"{part}_{language}" for part in ("starts", "words") for language in LANGUAGES),
    "starts_labels",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One document, ready for an engine."""

    key: str
    texts: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]]
    published: int
    order: Mapping[str, str]
    data: str  # what a hit is made of
    names: str  # what a suggestion is made of: read for three times as many, and much shorter

    def pack(self) -> dict[str, Any]:
        """As plain data, for a journal or a server."""
        return {
            "key": self.key,
            "texts": dict(self.texts),
            "values": {name: list(values) for name, values in self.values.items()},
            "published": self.published,
            "order": dict(self.order),
            "data": self.data,
            "names": self.names,
        }

    @classmethod
    def unpack(cls, packed: Mapping[str, Any]) -> Prepared:
        """The inverse of `pack`."""
        values = {name: tuple(found) for name, found in packed["values"].items()}
        return cls(**{**packed, "values": values})


def prepare(document: Document, tools: Language) -> Prepared:
    """Everything an engine needs of a document; any text is taken, too long bodies are cut."""
    fingerprint = document.fingerprint
    document = replace(document, facets=with_common_facets(document))
    texts: dict[str, list[str]] = {name: [] for name in TEXT_FIELDS}
    values: dict[str, list[str]] = {name: [] for name in VALUE_FIELDS}
    shown: dict[str, dict[str, Any]] = {}
    for language in LANGUAGES:
        text = document.texts.get(language)
        if text is not None:
            shown[language] = _add_text(text, language, tools, texts, values, document.audience)
    _pad(texts)
    _add_labels(document.facet_labels, tools, texts)
    values["audience"] = [document.audience]
    values["kind"] = [document.kind]
    values["fingerprint"] = [f"{document.key}{PRINT}{fingerprint}"]
    values["concepts"] = [*document.concepts, *spoken_of(document, tools)]
    values["starts_labels"] = [
        start for label in document.facet_labels for start in starts(clean(label))
    ]
    values["facets"] = [
        f"{clean(name)}{FACET}{clean(value)}"
        for name, found in document.facets.items()
        for value in dict.fromkeys(found)
    ]
    return Prepared(
        key=document.key,
        texts={name: " ".join(tokens) for name, tokens in texts.items()},
        values={name: tuple(dict.fromkeys(found)) for name, found in values.items()},
        published=_seconds(document.published_at),
        order={language: _order(document, language) for language in LANGUAGES},
        data=_data(document, shown),
        names=_names(document, shown),
    )


def spoken_of(document: Document, tools: Language) -> tuple[str, ...]:
    """Ids of the concepts that its titles and summaries speak of, in either language."""
    found: dict[str, None] = {}
    for language, text in document.texts.items():
        if language in LANGUAGES:
            words = f"{text.title} {GAP} {text.summary}"
            found.update(dict.fromkeys(tools.thesaurus.concepts_in(words, language)))
    return tuple(found)


def _add_text(
    text: Text,
    language: str,
    tools: Language,
    texts: dict[str, list[str]],
    values: dict[str, list[str]],
    audience: str,
) -> dict[str, Any]:
    """Add the tokens of one language version; returns what is kept to be shown."""
    seen: set[str] = set()
    contents = {
        "title": clean(text.title),
        "summary": clean(text.summary),
        "body": clean(text.body[:LONGEST_BODY]),
    }
    read: dict[str, dict[str, str]] = {}
    for part, content in contents.items():
        places = list(spans(content))
        found = [tools.word(language, content[start:end]) for start, end in places]
        if part != "body":
            read[f"{part}_tokens"] = Tokens.made(found, places).pack()
        texts[f"{part}_{language}"] = [word.stem for word in found if word.stem]
        seen.update(word.folded for word in found if word.stem)
        if language == "nl":
            pieces = (piece for word in found for piece in word.parts or (word.stem,) if piece)
            texts["parts_title" if part == "title" else "parts_body"].extend(pieces)
    body = contents["body"][:LONGEST_SHOWN]
    # The last part was the body: its tokens are kept, as far as it is shown.
    count = bisect_right(places, len(body), key=itemgetter(1))
    tokens = Tokens.made(found[:count], places[:count])
    values[f"starts_{language}"] = list(starts(contents["title"]))
    values["exact"].append(f"{language}:{' '.join(texts[f'title_{language}'])}")
    if audience == PUBLIC:
        values[f"words_{language}"] = sorted(seen)
    return {**contents, "body": body, "url": clean(text.url), **tokens.pack(), **read}


def _pad(texts: dict[str, list[str]]) -> None:
    """Give a missing language version the length of the other one, in words that nobody asks for.

    A text counts less when it is longer than the average of its field. With empty fields in that
    average, all texts of the language with fewer documents would seem long.
    """
    for part in ("title", "summary", "body"):
        longest = max(len(texts[f"{part}_{language}"]) for language in LANGUAGES)
        for language in LANGUAGES:
            if not texts[f"{part}_{language}"]:
                texts[f"{part}_{language}"] = [GAP] * longest
    if not texts["parts_title"]:
        texts["parts_title"] = [GAP] * len(texts["title_fr"])
        texts["parts_body"] = [GAP] * (len(texts["summary_fr"]) + len(texts["body_fr"]))


def starts(title: str) -> Iterator[str]:
    """Every way to begin a word of a title, and the words themselves with a `$`."""
    for surface in surfaces(title):
        word = fold(surface)
        if word:
            yield f"{word}$"
            yield from (word[:end] for end in range(1, min(len(word), LONGEST_START) + 1))


def _add_labels(labels: Iterable[str], tools: Language, texts: dict[str, list[str]]) -> None:
    """Labels are of either language, so each goes through both pipelines."""
    for label in labels:
        for language in LANGUAGES:
            stems = [stem for stem, _ in tools.analyse(language, label)]
            if stems:
                texts["labels"].extend((*stems, GAP))


def _order(document: Document, language: str) -> str:
    """What a list by title goes by: the reader's language, or the other one."""
    text = document.texts.get(language) or next(iter(document.texts.values()), None)
    return fold(clean(text.title)).strip()[:200] if text else ""


def _seconds(moment: datetime | None) -> int:
    if moment is None:
        return 0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp())


def _data(document: Document, shown: Mapping[str, Mapping[str, Any]]) -> str:
    return json.dumps(
        {
            "kind": document.kind,
            "texts": shown,
            "facets": {
                clean(name): [clean(value) for value in values]
                for name, values in document.facets.items()
            },
            "published": document.published_at.isoformat() if document.published_at else None,
        },
        ensure_ascii=False,
    )


def _names(document: Document, shown: Mapping[str, Mapping[str, Any]]) -> str:
    return json.dumps(
        {
            "texts": {
                language: [text["title"], _folded(text["title"]), text["url"]]
                for language, text in shown.items()
            },
            "labels": [(label, _folded(label)) for label in map(clean, document.facet_labels)],
        },
        ensure_ascii=False,
    )


def _folded(text: str) -> str:
    return " ".join(words(text))
