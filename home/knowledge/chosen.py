"""What was chosen for a practice from the lists of words: themes, pillars, places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, QuerySet, SmallIntegerField, Value
from django.utils.translation import get_language

from portal.core.prepared import Prepared

if TYPE_CHECKING:
    from .models import PracticePage

LISTS = (
    "themes",
    "pillars",
    "lines",
    "objectives",
    "target_groups",
    "municipalities",
    "co_organisations",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A word of a list: its code and its name in both languages."""

    code: str
    name_nl: str
    name_fr: str

    def __str__(self) -> str:
        names = (self.name_nl, self.name_fr)
        first, other = reversed(names) if get_language() == "fr" else names
        return first or other


def chosen(page: PracticePage) -> dict[str, list[Named]]:
    """The words that the practice names, by the field, each list in its own order.

    A preview of unsaved words has them in memory; a page that is read asks the database, once.
    """
    in_memory = page.__dict__.get("_cluster_related_objects", {})
    if in_memory:
        return {name: [_named(row) for row in getattr(page, name).all()] for name in LISTS}
    return _sorted(_all_lists(type(page)).kept(page=page.pk))


def chosen_of_many(pages: Iterable[PracticePage]) -> dict[int, dict[str, list[Named]]]:
    """The same for several practices in one query, by the key of the page."""
    keys = [page.pk for page in pages]
    if not keys:
        return {}
    from .models import PracticePage

    found: dict[int, list[tuple[Any, ...]]] = {key: [] for key in keys}
    for key, *row in _union(PracticePage, keys, many=True):
        found[key].append(tuple(row))
    return {key: _sorted(rows) for key, rows in found.items()}


def _named(row: Any) -> Named:
    return Named(row.code, row.name_nl, row.name_fr)


def _sorted(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[Named]]:
    lists: dict[str, list[Named]] = {name: [] for name in LISTS}
    for listed, _place, code, name_nl, name_fr in sorted(rows, key=lambda row: row[:3]):
        lists[listed].append(Named(code, name_nl, name_fr))
    return lists


@cache
def _all_lists(model: type[PracticePage]) -> Prepared:
    return Prepared(lambda page: _union(model, page))


def _union(model: type[PracticePage], pages: Any, *, many: bool = False) -> QuerySet:
    """All lists of a page (or of many, with its key before each word) as one query."""
    parts = [_words(model, name, pages, many) for name in LISTS]
    return parts[0].union(*parts[1:], all=True)


def _words(model: type[PracticePage], name: str, pages: Any, many: bool) -> QuerySet:
    field = model._meta.get_field(name)
    words = field.related_model
    has_order = any(column.name == "order" for column in words._meta.fields)
    page = f"{field.related_query_name()}__pk"
    rows = words.objects.order_by().filter(**{f"{page}__in" if many else page: pages})
    rows = rows.annotate(
        listed=Value(name, output_field=CharField()),
        place=F("order") if has_order else Value(0, output_field=SmallIntegerField()),
    )
    columns = ("listed", "place", "code", "name_nl", "name_fr")
    return rows.values_list(page, *columns) if many else rows.values_list(*columns)
