"""Themes under the fields of work that they belong to, for choosing among all of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.reference import read_rows

from .models import Theme

DATA = Path(__file__).parent / "data" / "theme_fields.toml"


def themes_by_field(themes: Iterable[Theme]) -> list[tuple[str, list[Theme]]]:
    """The name of each field with its themes, in the order of the fields, then of the names.

    A theme of an editor stands in the field of the theme that it is part of; else under the last
    heading.
    """
    language = (get_language() or "nl")[:2]
    rows, places = _fields(), _places()
    found: dict[int, list[Theme]] = {}
    themes = list(themes)
    codes = {theme.pk: theme.code for theme in themes}
    for theme in themes:
        above = places.get(codes.get(theme.parent_id, ""), len(rows))
        found.setdefault(places.get(theme.code, above), []).append(theme)
    names = [row.get(f"name_{language}", row["name_nl"]) for row in rows]
    names.append(_("Other subjects"))
    return [(names[place], sorted(found[place], key=_by_name)) for place in sorted(found)]


def _by_name(theme: Theme) -> str:
    return str(theme.name).casefold()


@cache
def _fields() -> list[dict[str, Any]]:
    return read_rows(DATA, "field")


@cache
def _places() -> dict[str, int]:
    return {code: place for place, row in enumerate(_fields()) for code in row["themes"]}
