"""Filters of a list of rows, by the address: what can be chosen with how many, and what was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

MOST_VALUES = 20
SHOWN_OPTIONS = 8
Counted = list[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be ticked."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One filter with its values; `more` are folded away."""

    name: str
    title: str
    options: list[Option]
    more: list[Option] = field(default_factory=list)


class Filter(Protocol):
    """By what a list is narrowed; `counted` gives value, label and number of rows."""

    name: str
    title: str | Promise

    def counted(self, rows: QuerySet) -> Counted: ...

    def condition(self, values: Sequence[str]) -> Q: ...


@dataclass(frozen=True, slots=True)
class ByWord:
    """A column with fixed words; `has_many`: it holds several codes with commas between."""

    name: str
    title: str | Promise
    column: str
    labels: Callable[[], Mapping[str, Any]]
    has_many: bool = False

    def counted(self, rows: QuerySet) -> Counted:
        """One query; in the order of the words."""
        found: Counter[str] = Counter()
        counted = rows.order_by().values_list(self.column).annotate(n=Count("pk", distinct=True))
        for value, count in counted:
            for code in value.split(",") if self.has_many else [value]:
                found[code] += count
        return [(c, str(label), found[c]) for c, label in self.labels().items() if found[c]]

    def condition(self, values: Sequence[str]) -> Q:
        """Rows with one of the values."""
        if not self.has_many:
            return Q(**{f"{self.column}__in": values})
        condition = Q()
        for value in values:
            condition |= Q(**{f"{self.column}__contains": value})
        return condition


@dataclass(frozen=True, slots=True)
class ByTerm:
    """Words of one of the editors' lists: a relation to rows with a code and a name."""

    name: str
    title: str | Promise
    relation: str

    def counted(self, rows: QuerySet) -> Counted:
        """One query; the most used first."""
        columns = [f"{self.relation}__{name}" for name in ("code", "name_nl", "name_fr")]
        found = rows.order_by().filter(**{f"{self.relation}__isnull": False}).values_list(*columns)
        counted = found.annotate(n=Count("pk", distinct=True))
        french = get_language() == "fr"
        named = [(c, (fr or nl) if french else (nl or fr), n) for c, nl, fr, n in counted]
        return sorted(named, key=lambda row: (-row[2], row[1].lower()))

    def condition(self, values: Sequence[str]) -> Q:
        """Rows with one of the words."""
        return Q(**{f"{self.relation}__code__in": values})


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The rows that are left, the filters to show, and the addresses that go on from here."""

    rows: QuerySet
    groups: list[Group]
    chips: list[tuple[str, str]]
    kept: dict[str, list[str]]

    def address(self, **more: str) -> str:
        """The query string with these filters; an empty value is left out."""
        asked = {**self.kept, **{name: value for name, value in more.items() if value}}
        return f"?{urlencode(asked, doseq=True)}" if asked else "?"


def narrow(rows: QuerySet, asked: QueryDict, filters: Sequence[Filter]) -> Narrowed:
    """Narrow `rows` by the known values of `asked`; odd ones are as if they were not there.

    Costs a query a filter, however many rows there are.
    """
    counted = {one.name: one.counted(rows) for one in filters}
    kept = {}
    for one in filters:
        known = {value for value, _label, _n in counted[one.name]}
        chosen = dict.fromkeys(v for v in asked.getlist(one.name)[:MOST_VALUES] if v in known)
        if chosen:
            kept[one.name] = list(chosen)
            # Apart, so that a row with two of the words is there once.
            having = rows.model._default_manager.filter(one.condition(list(chosen)))
            rows = rows.filter(pk__in=having.values("pk"))
    groups = [_group(one, counted[one.name], kept.get(one.name, [])) for one in filters]
    labels = {(name, v): label for name, found in counted.items() for v, label, _n in found}
    chips = [
        (
            _("%(facet)s: %(value)s") % {"facet": one.title, "value": labels[one.name, value]},
            _without(kept, one.name, value),
        )
        for one in filters
        for value in kept.get(one.name, [])
    ]
    return Narrowed(rows, [group for group in groups if group.options], chips, kept)


def _group(one: Filter, counted: Counted, chosen: list[str]) -> Group:
    options = [Option(value, label, n, value in chosen) for value, label, n in counted]
    options.sort(key=lambda option: not option.chosen)
    shown = max(SHOWN_OPTIONS, len(chosen))
    return Group(one.name, str(one.title), options[:shown], options[shown:])


def _without(kept: Mapping[str, list[str]], name: str, value: str) -> str:
    left = {n: [v for v in values if (n, v) != (name, value)] for n, values in kept.items()}
    left = {n: values for n, values in left.items() if values}
    return f"?{urlencode(left, doseq=True)}" if left else "?"
