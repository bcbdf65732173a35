"""Events of others: somebody is shown personal data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from portal.accounts.models import User
from portal.accounts.signals import people_seen

from .access import note_access


def connect() -> None:
    """Listen to them; called once, when the room is ready."""
    people_seen.connect(write_down, dispatch_uid="write_down_access")


def write_down(reader: User, people: Iterable[int], what: str, **kwargs: Any) -> None:
    note_access(reader=reader, people=people, what=what)
