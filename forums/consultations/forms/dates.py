"""On whose behalf, from when until when, and how much longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import MomentField

from ..managing import Opener
from ..models import Phase


class OpenerForm(forms.Form):
    """On whose behalf something is asked."""

    opener = forms.ChoiceField(label=_("Who asks?"), widget=forms.RadioSelect)

    def __init__(self, *args, openers: Sequence[Opener], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opener"].choices = [(one.key, one.name) for one in openers]


class DatesForm(forms.Form):
    """From when until when each phase lasts; only the time to answer must be there."""

    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, asks_tenants: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._kinds = [
            (kind, label)
            for kind, label in Phase.Kind.choices
            if asks_tenants or kind != Phase.Kind.CONTRIBUTION
        ]
        for kind, label in self._kinds:
            needed = kind == Phase.Kind.CONTRIBUTION
            for end, words in (("starts_at", _("from")), ("ends_at", _("until"))):
                self.fields[f"{kind}_{end}"] = MomentField(
                    label=f"{label}: {words}", required=needed
                )

    def dates(self) -> dict[str, tuple[datetime, datetime]]:
        """By kind of phase; those without dates are left out."""
        values = self.cleaned_data
        return {
            kind: (values[f"{kind}_starts_at"], values[f"{kind}_ends_at"])
            for kind in Phase.Kind.values
            if values.get(f"{kind}_starts_at") and values.get(f"{kind}_ends_at")
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for kind, label in self._kinds:
            start, end = values.get(f"{kind}_starts_at"), values.get(f"{kind}_ends_at")
            if bool(start) != bool(end) and not (
                self.has_error(f"{kind}_starts_at") or self.has_error(f"{kind}_ends_at")
            ):
                missing = "ends_at" if start else "starts_at"
                self.add_error(
                    f"{kind}_{missing}",
                    _("Give both the start and the end of “%(phase)s”.") % {"phase": label},
                )
        return values


class ExtendForm(forms.Form):
    """A later end."""

    ends_at = MomentField(label=_("Tenants can answer until"))
