"""Lists that page by key: the cost of a page does not grow with what lies before it."""

import base64
import binascii
import inspect
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import Model, Q, QuerySet
from django.utils.timezone import is_naive

from .lookups import LARGEST
from .prepared import Prepared

M = TypeVar("M", bound=Model)
# What a key that was typed or cut may lead to: then the first page is shown.
UNREADABLE = (ValueError, TypeError, OverflowError, ValidationError, DataError)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One page of rows; `next` and `previous` are opaque keys for the address, or empty."""

    items: Sequence[M]
    next: str
    previous: str


def _encode(direction: str, values: list[Any]) -> str:
    raw = json.dumps([direction, *values], default=str).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(key: str, count: int) -> tuple[str, list[Any]] | None:
    try:
        raw = base64.urlsafe_b64decode(key.encode() + b"=" * (-len(key) % 4))
        direction, *values = json.loads(raw)
    except (binascii.Error, ValueError, TypeError):
        return None
    known = direction in {"next", "previous"} and len(values) == count
    plain = all(isinstance(v, str | int | float | bool) for v in values)
    return (direction, values) if known and plain else None


def _beyond(fields: Sequence[str], values: list[Any], backwards: bool) -> Q:
    """Rows after `values` in the order of `fields` ("-name" is descending)."""
    condition, equal = Q(), Q()
    for field, value in zip(fields, values, strict=True):
        name = field.lstrip("-")
        descending = field.startswith("-") != backwards
        condition |= equal & Q(**{f"{name}__{'lt' if descending else 'gt'}": value})
        equal &= Q(**{name: value})
    return condition


def page_by_key(
    queryset: QuerySet[M], *, order: Sequence[str], key: str = "", size: int = 20
) -> Page[M]:
    """The page of `queryset` at `key`, in `order`, whose last field must be unique.

    A key that cannot be read (typed or cut) gives the first page.
    """
    decoded = _decode(key, len(order)) if key else None
    direction, values = decoded or ("next", [])
    backwards = direction == "previous"
    ordering = [_reversed(field) for field in order] if backwards else list(order)
    rows = queryset.order_by(*ordering)
    try:
        if values:
            rows = rows.filter(_beyond(order, values, backwards))
        found = list(rows[: size + 1])
    except UNREADABLE:
        return page_by_key(queryset, order=order, size=size)
    return _page(found, order, size, backwards=backwards, keyed=bool(values))


def first_page(rows: list[M], *, order: Sequence[str], size: int = 20) -> Page[M]:
    """The first page, of rows that were asked in `order`: one more than a page shows, if any."""
    return _page(rows, order, size, backwards=False, keyed=False)


class KeyedList:
    """The same for a list that is asked for often: its queries are written once (`Prepared`).

    `rows` makes the queryset of its arguments, without an order; what it selects holds the fields
    of the order.

        topics = KeyedList(Topic, lambda board: Topic.objects.filter(board_id=board), order=ORDER)
        page = topics.page(key, board=7)
    """

    def __init__(
        self,
        model: type[Model],
        rows: Callable[..., QuerySet],
        *,
        order: Sequence[str],
        size: int = 20,
    ) -> None:
        self.order, self.size = tuple(order), size
        self._rows = rows
        names = [field.lstrip("-") for field in self.order]
        self._fields = [
            model._meta.pk if name == "pk" else model._meta.get_field(name) for name in names
        ]
        self._first = Prepared(self._maker(""))
        self._keyed = {way: Prepared(self._maker(way)) for way in ("next", "previous")}

    def page(self, key: str = "", **values: Any) -> Page[Any]:
        """The page at `key`, of the list with these values; the first for a key that is none."""
        decoded = _decode(key, len(self.order)) if key else None
        if decoded is not None:
            way, typed = decoded
            try:
                found = self._keyed[way].all(**values, **self._place(typed))
            except UNREADABLE:
                return self.page(**values)
            backwards = way == "previous"
            return _page(found, self.order, self.size, backwards=backwards, keyed=True)
        return first_page(self._first.all(**values), order=self.order, size=self.size)

    def _maker(self, way: str) -> Callable[..., QuerySet]:
        """What makes the queryset of a page in one direction, or of the first page."""
        own = list(inspect.signature(self._rows).parameters)
        place = [f"at_{number}" for number in range(len(self.order))] if way else []
        backwards = way == "previous"
        ordering = [_reversed(field) for field in self.order] if backwards else self.order

        def make(**slots: Any) -> QuerySet:
            rows = self._rows(**{name: slots[name] for name in own}).order_by(*ordering)
            if place:
                values = [slots[name] for name in place]
                rows = rows.filter(_beyond(self.order, values, backwards))
            return rows[: self.size + 1]

        kind = inspect.Parameter.KEYWORD_ONLY
        parameters = [inspect.Parameter(name, kind) for name in (*own, *place)]
        make.__signature__ = inspect.Signature(parameters)
        return make

    def _place(self, typed: list[Any]) -> dict[str, Any]:
        """The values of a key as the fields hold them; raises one of UNREADABLE."""
        values = [field.to_python(value) for field, value in zip(self._fields, typed, strict=True)]
        if any(isinstance(value, datetime) and is_naive(value) for value in values):
            raise ValueError("A moment without its zone is none of our keys.")
        if any(isinstance(value, int) and abs(value) > LARGEST for value in values):
            raise OverflowError("No column holds such a number.")
        return {f"at_{number}": value for number, value in enumerate(values)}


def _reversed(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"


def _page(
    found: list[M], order: Sequence[str], size: int, *, backwards: bool, keyed: bool
) -> Page[M]:
    more = len(found) > size
    items = found[:size]
    if backwards:
        items.reverse()
    has_next = bool(items) and (backwards or more)
    has_previous = bool(items) and (more if backwards else keyed)
    return Page(
        items=items,
        next=_encode("next", _values(items[-1], order)) if has_next else "",
        previous=_encode("previous", _values(items[0], order)) if has_previous else "",
    )


def _values(row: Model, order: Sequence[str]) -> list[Any]:
    return [_attribute(row, field.lstrip("-")) for field in order]


def _attribute(row: Any, path: str) -> Any:
    for part in path.split("__"):
        row = getattr(row, part)
    return row.isoformat() if hasattr(row, "isoformat") else row
