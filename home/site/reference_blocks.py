"""Blocks of content files as StreamField values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from portal.core.rich_text import markdown_to_rich_text as rich_text

# The page of a key in the language of the text, or None when it is not there yet.
FindPage = Callable[[str], int | None]
Block = Mapping[str, Any]


def body_of(blocks: Iterable[Block], find_page: FindPage | None = None) -> list[dict[str, Any]]:
    """Raw StreamField data; raises ValueError for a type that no block has."""
    return [_block(block, find_page or (lambda key: None)) for block in blocks]


def _block(block: Block, find_page: FindPage) -> dict[str, Any]:
    kind = block["type"]
    maker = _MAKERS.get(kind)
    if maker is None:
        raise ValueError(f"No block is called {kind!r}.")
    return {"type": kind, "value": maker(block, find_page)}


def _text(block: Block, find_page: FindPage) -> str:
    return rich_text(block["value"])


def _quote(block: Block, find_page: FindPage) -> dict[str, str]:
    return {"text": block["text"], "source": block.get("source") or block.get("author", "")}


def _steps(block: Block, find_page: FindPage) -> dict[str, Any]:
    items = [{"title": one["title"], "text": one.get("text", "")} for one in block["items"]]
    return {"title": block.get("title", ""), "items": items}


def _facts(block: Block, find_page: FindPage) -> dict[str, Any]:
    items = [
        {"term": one.get("term") or one["label"], "text": one.get("text") or one["value"]}
        for one in block["items"]
    ]
    return {"title": block.get("title", ""), "items": items}


def _accordion(block: Block, find_page: FindPage) -> dict[str, Any]:
    items = [{"title": one["title"], "text": rich_text(one["text"])} for one in block["items"]]
    return {"title": block.get("title", ""), "items": items}


def _call_to_action(block: Block, find_page: FindPage) -> dict[str, Any]:
    values = {name: block.get(name, "") for name in ("title", "text", "label", "url")}
    return {**values, "page": find_page(block["page"]) if block.get("page") else None}


def _listing(block: Block, find_page: FindPage) -> dict[str, str]:
    return {"of": block["of"], "title": block.get("title", "")}


def _contact(block: Block, find_page: FindPage) -> dict[str, str]:
    names = ("title", "name", "role", "text", "phone", "email")
    return {name: block.get(name, "") for name in names}


_MAKERS: dict[str, Callable[[Block, FindPage], Any]] = {
    "text": _text,
    "quote": _quote,
    "steps": _steps,
    "facts": _facts,
    "accordion": _accordion,
    "call_to_action": _call_to_action,
    "listing": _listing,
    "contact": _contact,
}
