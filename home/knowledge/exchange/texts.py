"""Between the texts of a file and the rich text that editors go on with."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

import nh3

TAGS = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a", "h3", "h4"}
ATTRIBUTES = {
    "a": {"href", "linktype", "id"},
    **{tag: {"data-block-key"} for tag in ("p", "ul", "ol", "li", "h3", "h4")},
}
_paragraph = re.compile(r"<p>(.*?)</p>", re.S)
_breaks = re.compile(r"\n[ \t]*\n\s*")


def text_to_html(text: str) -> str:
    """Paragraphs of a plain text: a blank line parts them, a line end stays a line end."""
    parts = [part.strip("\n") for part in _breaks.split(text.strip())]
    return "".join(f"<p>{_lines(part)}</p>" for part in parts if part.strip())


def html_to_text(html: str) -> str | None:
    """The plain text that gives exactly this HTML; None when there is more in it than text."""
    parts = [unescape(part.replace("<br/>", "\n")) for part in _paragraph.findall(html)]
    text = "\n\n".join(parts)
    return text if text_to_html(text) == html else None


def steps_of_text(text: str) -> list[dict[str, str]]:
    """Steps of a plain text: a blank line parts them, the first line is the name of a step."""
    return [_step(part) for part in _breaks.split(text.strip()) if part.strip()]


def _step(part: str) -> dict[str, str]:
    title, _end, text = part.strip().partition("\n")
    # A long first line is no title: it is the step itself.
    if len(title) > 120:
        title, text = f"{title[:100].rsplit(' ', 1)[0]}…", part
    return {"title": title.strip(), "text": text_to_html(text)}


def _lines(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br/>")


def safe_rich_text(html: str) -> str:
    """The HTML with only what editors' rich text knows; nothing in it can run."""
    cleaned = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)
    return cleaned.replace("<br>", "<br/>")


def without_ids(value: Any) -> Any:
    """Blocks without the numbers that the editor's screen gives them, so that two compare."""
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        is_block = "type" in value and "value" in value
        return {k: without_ids(v) for k, v in value.items() if not (is_block and k == "id")}
    return value
