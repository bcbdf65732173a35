"""The terms that every portal starts with."""

from pathlib import Path
from typing import Any

from portal.core.reference import make_missing, read_rows

from .models import GlossaryTerm

FILE = Path(__file__).parent / "data" / "terms.toml"


def load() -> int:
    """Make the terms that are missing; what editors wrote stays. Says how many were made."""
    return make_missing(GlossaryTerm, (_fields(row) for row in read_rows(FILE, "term")))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: "\n".join(value) if isinstance(value, list) else value for name, value in row.items()
    }
