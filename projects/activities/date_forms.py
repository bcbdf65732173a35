"""What is filled in for one date: why it is cancelled, another day, hour or place, an extra one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.text import clean_text

from .form_fields import date_field, time_field
from .recurrence import span

MOST_YEARS = 5


class ReasonForm(forms.Form):
    """Why a date is cancelled, in the writer's language and if they can in the other one."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("Those signed up read this. For example: the worker is ill."),
    )
    reason_other = forms.CharField(
        label=_("The same in the other language"), max_length=300, required=False
    )

    def reasons(self) -> dict[str, str]:
        """By language; without the second, a reader of that language gets the first."""
        return self._by_language("reason", "reason_other")

    def _by_language(self, own: str, other: str) -> dict[str, str]:
        mine = (get_language() or "nl")[:2]
        found = {mine: clean_text(self.cleaned_data[own])}
        if text := clean_text(self.cleaned_data[other]):
            found["fr" if mine == "nl" else "nl"] = text
        return found


class ExtraForm(forms.Form):
    """A day and its hours."""

    day = date_field(_("New date"))
    starts_at = time_field(_("Begins at"))
    ends_at = time_field(_("Ends at"))

    def times(self) -> tuple[datetime, datetime]:
        """Begin and end, on the Brussels clock."""
        values = self.cleaned_data
        return span(values["day"], values["starts_at"], values["ends_at"])

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("This day is over."))
        if day.year > today.year + MOST_YEARS:
            raise forms.ValidationError(_("This day is too far ahead."))
        return day


class MoveForm(ExtraForm, ReasonForm):
    """Another day, hour or place."""

    place = forms.CharField(label=_("Other place"), max_length=200, required=False)
    place_other = forms.CharField(
        label=_("The same in the other language"), max_length=200, required=False
    )
    field_order = [
        "day",
        "starts_at",
        "ends_at",
        "place",
        "place_other",
        "reason",
        "reason_other",
    ]

    def places(self) -> dict[str, str] | None:
        """The other place by language; None when it stays where it was."""
        found = self._by_language("place", "place_other")
        return found if any(found.values()) else None


class PeriodPlaceForm(ReasonForm):
    """Another place from one day to another: the room is taken for a month."""

    first_on = date_field(_("First day"))
    last_on = date_field(_("Last day"))
    place = forms.CharField(label=_("Other place"), max_length=200)
    place_other = forms.CharField(
        label=_("The same in the other language"), max_length=200, required=False
    )
    field_order = ["first_on", "last_on", "place", "place_other", "reason", "reason_other"]

    def places(self) -> dict[str, str]:
        """The other place by language."""
        return self._by_language("place", "place_other")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day must not be before the first."))
        if last and last.year > timezone.localdate().year + MOST_YEARS:
            self.add_error("last_on", _("This day is too far ahead."))
        return cleaned
