"""Lists that page by key: the cost of a page does not grow with what lies before it."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


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
    except (ValueError, TypeError, OverflowError, ValidationError, DataError):
        return page_by_key(queryset, order=order, size=size)
    return _page(found, order, size, backwards=backwards, keyed=bool(values))


def first_page(rows: list[M], *, order: Sequence[str], size: int = 20) -> Page[M]:
    """The first page, of rows that were asked in `order`: one more than a page shows, if any."""
    return _page(rows, order, size, backwards=False, keyed=False)


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
