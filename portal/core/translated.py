"""Texts by language on plain rows: which one a reader gets, and in which language it is."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language


class Worded(NamedTuple):
    """A text, and the language it is in; `lang_attr(text.language)` marks it on a page."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def worded(row: Model, name: str) -> Worded:
    """`row`'s text in the reader's language, else in another one, never an empty one by mistake."""
    current = (get_language() or settings.LANGUAGE_CODE)[:2]
    others = [code for code, _name in settings.LANGUAGES if code != current]
    for code in [current, *others]:
        text = getattr(row, f"{name}_{code}", "")
        if text:
            return Worded(text, code)
    return Worded("", current)


def language_of(row: Model, name: str) -> str:
    """The language that a page shows of this text of `row`."""
    return worded(row, name).language
