"""From Markdown files of ours to the rich text that editors go on with."""

from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


def markdown_to_rich_text(text: str) -> str:
    """HTML as Wagtail's rich text stores it. For texts of the project, not for members' words."""
    return _markdown.render(text.strip()).strip()
