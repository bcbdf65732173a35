"""What a page points at: its fields and blocks walked through, without asking the database."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

from django.db.models import ForeignKey
from wagtail.blocks import (
    ChooserBlock,
    ListBlock,
    RichTextBlock,
    StreamBlock,
    StructBlock,
    URLBlock,
)
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from .models import LONGEST, PageLink

Kind = PageLink.Kind
# Fields of every page that are no links of its text.
# An anchor is a place in the same text; letters and calls are not ours to try.
NOT_TRIED = ("#", "mailto:", "tel:")
OWN = frozenset({"page_ptr", "alias_of", "translation_of"})


class Target(NamedTuple):
    """A thing pointed at: its kind, and its key or address."""

    kind: str
    key: str


def targets_of(page: Page) -> set[Target]:
    """All that the published text of a page points at."""
    found: set[Target] = set()
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField):
            found.update(in_html(getattr(page, field.name) or ""))
        elif isinstance(field, StreamField):
            stream = getattr(page, field.name)
            found.update(_in_block(field.stream_block, list(stream.raw_data)))
        elif isinstance(field, ForeignKey) and field.name not in OWN and field.model is not Page:
            kind, key = _kind_of(field.related_model), getattr(page, field.attname)
            if kind and key is not None:
                found.add(Target(kind, str(key)))
    return found


def in_html(html: str) -> Iterator[Target]:
    """What a piece of rich text points at, as Wagtail stores it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.found


def _in_block(block: Any, value: Any) -> Iterator[Target]:
    if value is None:
        return
    if isinstance(block, StreamBlock):
        for item in value:
            if (child := block.child_blocks.get(item["type"])) is not None:
                yield from _in_block(child, item["value"])
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, value.get(name))
    elif isinstance(block, ListBlock):
        for item in value:
            is_wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield from _in_block(block.child_block, item["value"] if is_wrapped else item)
    else:
        yield from _in_leaf(block, value)


def _in_leaf(block: Any, value: Any) -> Iterator[Target]:
    if isinstance(block, RichTextBlock):
        yield from in_html(str(value))
    elif isinstance(block, ChooserBlock):
        if kind := _kind_of(block.model_class):
            yield Target(kind, str(value))
    elif isinstance(block, URLBlock) and value:
        yield address_target(str(value))


def _kind_of(model: Any) -> str:
    if not isinstance(model, type):
        return ""
    if issubclass(model, Page):
        return Kind.PAGE
    if issubclass(model, get_document_model()):
        return Kind.FILE
    return Kind.PICTURE if issubclass(model, get_image_model()) else ""


def address_target(address: str) -> Target:
    """An address as it was typed: inside, outside, or none at all."""
    from home.site.addresses import base_url

    address = address.strip()[:LONGEST]
    for start in (f"{base_url()}/", f"{base_url()}"):
        if address == start or address.startswith(f"{start}/"):
            return Target(Kind.INSIDE, address.removeprefix(base_url()) or "/")
    if address.startswith(("http://", "https://")):
        return Target(Kind.OUTSIDE, address)
    is_path = address.startswith("/") and not address.startswith("//")
    return Target(Kind.INSIDE if is_path else Kind.ODD, address)


class _Reader(HTMLParser):
    """Collects links and pictures of rich text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Target] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        kinds = {"page": Kind.PAGE, "document": Kind.FILE}
        if tag == "a" and values.get("linktype") in kinds:
            self.found.append(Target(kinds[values["linktype"]], values.get("id", "")))
        elif tag == "embed" and values.get("embedtype") == "image":
            self.found.append(Target(Kind.PICTURE, values.get("id", "")))
        elif tag == "a" and not (address := values.get("href", "").strip()).startswith(NOT_TRIED):
            self.found.append(address_target(address))
