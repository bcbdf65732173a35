"""Useful links as a list, by title."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.site.narrowing import ByTerm, ByWord, narrow
from portal.core.paging import page_by_key

from .models import UsefulLink

PAGE_SIZE = 30
ORDER = ("sorted", "pk")
FILTERS = (
    ByTerm("theme", _("Theme"), "themes"),
    ByWord(
        "language",
        _("Language of the site"),
        "languages",
        lambda: {**dict(settings.LANGUAGES), "other": _("another language")},
        has_many=True,
    ),
)


def link_list(asked: QueryDict) -> dict[str, Any]:
    """One page of links, by their title in the reader's language, with the filters."""
    narrowed = narrow(UsefulLink.objects.shown(), asked, FILTERS)
    rows = by_title(narrowed.rows).prefetch_related("themes")
    page = page_by_key(rows, order=ORDER, key=asked.get("page", ""), size=PAGE_SIZE)
    return {
        "narrowed": narrowed,
        "links": page.items,
        "next_url": narrowed.address(page=page.next) if page.next else "",
        "previous_url": narrowed.address(page=page.previous) if page.previous else "",
    }


def by_title(rows: QuerySet[UsefulLink]) -> QuerySet[UsefulLink]:
    """With `sorted`, the title that the reader sees, in small letters."""
    own, other = ("fr", "nl") if get_language() == "fr" else ("nl", "fr")
    shown = Coalesce(NullIf(F(f"title_{own}"), Value("")), F(f"title_{other}"))
    return rows.annotate(sorted=Lower(shown))
