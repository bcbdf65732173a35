"""Themes as plain values: by the theme that they are part of."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import override

from portal.core.prepared import Prepared
from portal.taxonomy.models import Theme
from search.contract import LANGUAGES
from search.language.text import fold

_active = Prepared(lambda: Theme.objects.filter(is_active=True))


class Letter(NamedTuple):
    """The themes that begin with one letter."""

    letter: str
    themes: list[tuple[str, str]]  # name and address


def themes_by_letter() -> list[Letter]:
    """All themes in use, by name in the language that is read: one query."""
    named = sorted((fold(theme.name), theme.name, theme.code) for theme in _active.kept())
    return [
        Letter(letter, [(name, theme_address(code)) for _plain, name, code in of])
        for letter, of in groupby(named, lambda row: row[0][:1].upper())
    ]


def theme_address(code: str) -> str:
    """The page of a theme, for rooms that name themes."""
    return reverse("themes:detail", args=[code])


def index_addresses() -> list[dict[str, str]]:
    """The list and each theme in each language, for the map of the site."""
    codes = [theme.code for theme in _active.kept()]
    return [_in_each(lambda: reverse("themes:index"))] + [
        _in_each(lambda code=code: theme_address(code)) for code in codes
    ]


def _in_each(address: Callable[[], str]) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = address()
    return found
