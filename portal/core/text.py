"""Members' words: plain text with a little Markdown in, safe HTML out."""

import re
from functools import lru_cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

ALLOWED_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "h3", "h4"}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}

_markdown = MarkdownIt("zero", {"breaks": True, "html": False, "linkify": False}).enable(
    ["emphasis", "list", "link", "autolink", "blockquote", "newline", "escape", "paragraph"]
)
_control = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean_text(value: str) -> str:
    """The text without control characters and with one kind of line end; nothing else changes."""
    return _control.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _sanitise(html: str) -> str:
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes=ALLOWED_SCHEMES,
        link_rel="nofollow ugc noopener",
    )


@lru_cache(maxsize=2048)
def markdown_to_html(text: str) -> Markup:
    """Safe HTML of a member's Markdown: emphasis, lists, quotes and links, nothing that can run."""
    return Markup(_sanitise(_markdown.render(clean_text(text))))  # noqa: S704 - sanitised


def plain_text(html: str) -> str:
    """The words of an HTML fragment, with single blanks, for search and summaries."""
    spaced = re.sub(r"</(p|li|h[1-6]|blockquote|div|dd|dt|td|th)>|<br\s*/?>", " ", html)
    stripped = nh3.clean(spaced, tags=set())
    return re.sub(r"\s+", " ", unescape(stripped)).strip()


def shorten(text: str, length: int = 200) -> str:
    """At most `length` characters of `text`, cut between words and ended with an ellipsis."""
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
