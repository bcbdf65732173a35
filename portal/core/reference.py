"""Loading reference data from files: what is missing is made, what people edited stays.

A room registers its loader; `manage.py load_reference` runs them in the order of registration,
which is the order of the rooms.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db.models import Model

Loader = Callable[[], int]
_loaders: dict[str, Loader] = {}


def register_reference(name: str, loader: Loader) -> None:
    """Let `loader` make what is missing; it returns how many rows it made."""
    _loaders[name] = loader


def reference_loaders() -> dict[str, Loader]:
    """All loaders by name, in order."""
    return dict(_loaders)


def read_rows(file: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table of a TOML file."""
    return tomllib.loads(file.read_text("utf-8")).get(table, [])


def make_missing(model: type[Model], rows: Iterable[dict[str, Any]]) -> int:
    """Create the rows whose `code` is not there yet; returns how many."""
    known = set(model._default_manager.values_list("code", flat=True))
    missing = [row for row in rows if row["code"] not in known]
    for row in missing:
        model._default_manager.create(**row)
    return len(missing)
