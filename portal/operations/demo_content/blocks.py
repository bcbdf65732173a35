"""From the blocks of the files to the blocks of the pages."""

from __future__ import annotations

from typing import Any

from portal.core.rich_text import markdown_to_rich_text


def body(blocks: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """The content of a page's `body`, from the tables of a file."""
    return [(block["type"], _value(block)) for block in blocks]


def _value(block: dict[str, Any]) -> Any:
    kind = block["type"]
    if kind == "text":
        return markdown_to_rich_text(block["value"])
    value = {name: item for name, item in block.items() if name != "type"}
    if kind == "facts":
        value["items"] = [
            {"term": item.get("term") or item["label"], "text": item.get("text") or item["value"]}
            for item in block["items"]
        ]
    if kind == "accordion":
        value["items"] = [
            {"title": item["title"], "text": markdown_to_rich_text(item["text"])}
            for item in block["items"]
        ]
    if kind == "quote":
        value = {"text": block["text"], "source": block.get("author", "")}
    return value
