"""Small pieces of markup that templates cannot write well themselves."""

import re

from django.utils.translation import get_language
from markupsafe import Markup, escape

_mark = re.compile(r"&lt;(/?)mark&gt;")


def lang_attr(language: str | None) -> Markup:
    """` lang="fr"` when the text is in another language than the page around it, else nothing."""
    if not language or language[:2] == (get_language() or "")[:2]:
        return Markup("")
    return Markup(' lang="{}"').format(language)


def marked(excerpt: str) -> Markup:
    """An excerpt of a search engine: its `<mark>` stays, everything else is text."""
    if isinstance(excerpt, Markup):
        return excerpt
    return Markup(_mark.sub(r"<\1mark>", str(escape(excerpt))))  # noqa: S704 - escaped above


def telephone(number: str) -> str:
    """The address that dials a number: "02 000 12 34" is "tel:+3220001234"."""
    digits = re.sub(r"[^\d+]", "", number)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    elif digits.startswith("0"):
        digits = f"+32{digits[1:]}"
    return f"tel:{digits}"
