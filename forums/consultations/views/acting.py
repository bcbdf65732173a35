"""Sending a sheet in: its refusals become words on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError

from forums.consultations.models import HelpedEntry, Response
from forums.consultations.sheet import Sheet

Kept = TypeVar("Kept", Response, HelpedEntry)


def act_on(sheet: Sheet, act: Callable[[], Kept]) -> tuple[Kept | None, str, int]:
    """What was kept, or None with a refusal in words and the status of the page."""
    if sheet.errors:
        return None, "", 200
    try:
        return act(), "", 200
    except ValidationError as fault:
        return None, " ".join(fault.messages), 200
    except PermissionDenied as refusal:
        return None, str(refusal), 403
