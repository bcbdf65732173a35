"""The fields of the embedded index."""

from __future__ import annotations

import tantivy

from search.contract import LANGUAGES
from search.language.analysis import TEXT_FIELDS, VALUE_FIELDS, Prepared


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    raw = {"tokenizer_name": "raw", "index_option": "basic"}
    builder.add_text_field("key", stored=True, **raw)
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in VALUE_FIELDS:
        builder.add_text_field(name, fast=name == "facets", **raw)
    for language in LANGUAGES:
        builder.add_text_field(f"order_{language}", fast=True, **raw)
    builder.add_integer_field("published", fast=True)
    builder.add_bytes_field("names", stored=True)
    builder.add_bytes_field("data", stored=True)
    return builder.build()


SCHEMA = _schema()


def to_tantivy(prepared: Prepared) -> tantivy.Document:
    """The document as tantivy takes it; all tokens are made already."""
    document = tantivy.Document()
    document.add_text("key", prepared.key)
    document.add_bytes("names", prepared.names.encode())
    document.add_bytes("data", prepared.data.encode())
    document.add_integer("published", prepared.published)
    for name, tokens in prepared.texts.items():
        if tokens:
            document.add_text(name, tokens)
    for name, values in prepared.values.items():
        for value in values:
            document.add_text(name, value)
    for language, value in prepared.order.items():
        document.add_text(f"order_{language}", value)
    return document
