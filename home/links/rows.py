"""Rows of other rooms whose addresses are looked at like the links of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.db.models import Model, QuerySet


class Addresses(NamedTuple):
    """Which rows readers see, and the fields that hold an address."""

    rows: Callable[[], QuerySet]
    fields: tuple[str, ...]


_registered: dict[type[Model], Addresses] = {}


def register_addresses(model: type[Model], rows: Callable[[], QuerySet], *fields: str) -> None:
    """Have the addresses in these fields looked at each night, of the rows that `rows` gives."""
    _registered[model] = Addresses(rows, fields)


def rows_with_addresses() -> Mapping[type[Model], Addresses]:
    """What was registered, by model."""
    return _registered
