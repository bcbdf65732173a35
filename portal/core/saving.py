"""Calling an action for a form: its refusals become sentences on the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError


def save(form: forms.Form, act: Callable[[], Any]) -> tuple[bool, int]:
    """Run `act` when the form is right. Whether it worked, and the status of the page if not."""
    if not form.is_valid():
        return False, 200
    try:
        act()
    except ValidationError as fault:
        form.add_error(None, ValidationError([str(text) for text in fault.messages]))
        return False, 200
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
        return False, 403
    return True, 200
