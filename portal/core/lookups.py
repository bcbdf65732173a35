"""What is asked for among many keys may hold a number that no column can hold.

Django answers `pk=10**30` with nothing found, but hands `pk__in=[10**30]` to SQLite, which refuses
it with an OverflowError: a field of many choices would end in an error page.
"""

from __future__ import annotations

from typing import Any

from django.db.models import IntegerField
from django.db.models.lookups import In

SMALLEST, LARGEST = -(2**63), 2**63 - 1


class IntegerIn(In):
    """Among these numbers; those of more than 64 bits are in no row."""

    def get_prep_lookup(self) -> Any:
        found = super().get_prep_lookup()
        if not isinstance(found, list):
            return found
        return [one for one in found if not isinstance(one, int) or SMALLEST <= one <= LARGEST]


def install() -> None:
    """Called once, before anything is asked."""
    IntegerField.register_lookup(IntegerIn)
