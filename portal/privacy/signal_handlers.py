"""Events of others: somebody logs in, or is shown personal data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from allauth.account.signals import user_logged_in

from portal.accounts.models import User
from portal.accounts.signals import people_seen

from .access import note_access
from .inactive import came_back


def connect() -> None:
    """Listen to them; called once, when the room is ready."""
    user_logged_in.connect(keep_account, dispatch_uid="keep_account")
    people_seen.connect(write_down, dispatch_uid="write_down_access")


def keep_account(user: User, **kwargs: Any) -> None:
    came_back(user)


def write_down(reader: User, people: Iterable[int], what: str, **kwargs: Any) -> None:
    note_access(reader=reader, people=people, what=what)
