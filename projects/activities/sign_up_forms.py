"""What is filled in to come: oneself, or somebody who called."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Activity
from .models.signup import most_places


class SignUpForm(forms.Form):
    """How many people come."""

    places = forms.TypedChoiceField(label=_("With how many people do you come?"), coerce=int)

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        numbers = range(1, most_places(activity) + 1)
        self.fields["places"].choices = [(number, str(number)) for number in numbers]


class HelpForm(SignUpForm):
    """For somebody who called: a name for the list, and how to call back."""

    name = forms.CharField(label=_("Name for the list"), max_length=80)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        help_text=_("To call back when a place comes free, or when something changes."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    form_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    field_order = ["name", "phone", "places"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"form_key": secrets.token_urlsafe(12)})
        super().__init__(*args, **kwargs)
