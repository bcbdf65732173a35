"""Days and hours, chosen with the picker of the device."""

from __future__ import annotations

from typing import Any

from django import forms


def date_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, chosen with the picker of the device."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    """A time of the clock, chosen with the picker of the device."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, **kwargs)
