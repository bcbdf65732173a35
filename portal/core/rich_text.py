"""From Markdown files of ours to the rich text that editors go on with."""

from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup
from wagtail.rich_text import RichText, expand_db_html

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown_to_rich_text(text: str) -> str:
    """HTML as Wagtail's rich text stores it. For texts of the project, not for members' words."""
    return _markdown.render(text.strip()).strip()


def show_rich_text(value: Any) -> Any:
    """What editors wrote, as HTML that a template does not escape; nothing for None."""
    if isinstance(value, RichText):
        return value
    return Markup(expand_db_html(str(value or "")))  # noqa: S704 - the editor's own whitelist
