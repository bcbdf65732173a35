"""What workers fill in: short enough for a phone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.text import clean_text
from projects.activities.form_fields import date_field, time_field
from projects.activities.forms import WEEKDAYS
from projects.activities.models import Language, Repeat

from .models import ClosingDays, Permanence


class PermanenceForm(forms.ModelForm):
    """Hours of a service, in one language or in both."""

    repeat = forms.ChoiceField(
        label=_("How does it come back?"),
        choices=[choice for choice in Repeat.choices if choice[0] != Repeat.ONCE],
        initial=Repeat.WEEKLY,
    )
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for every week. Nothing ticked: the weekday of the first date."),
    )
    starts_on = date_field(_("From which day?"))
    starts_at = time_field(_("Opens at"))
    ends_at = time_field(_("Closes at"))
    until = date_field(_("Until which day? Empty: no end"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Which languages are spoken?"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Permanence
        fields = [
            "organisation",
            "project",
            "title_nl",
            "title_fr",
            "summary_nl",
            "summary_fr",
            "channel",
            "repeat",
            "weekdays",
            "starts_on",
            "starts_at",
            "ends_at",
            "interval",
            "until",
            "skip_public",
            "skip_school_nl",
            "skip_school_fr",
            "place_nl",
            "place_fr",
            "municipality",
            "access_nl",
            "access_fr",
            "is_step_free",
            "for_whom_nl",
            "for_whom_fr",
            "languages",
            "phone",
            "email",
            "is_published",
        ]
        labels = {
            "title_nl": _("What is it called? (Dutch)"),
            "title_fr": _("What is it called? (French)"),
            "summary_nl": _("In one sentence (Dutch)"),
            "summary_fr": _("In one sentence (French)"),
            "place_nl": _("Where? (Dutch)"),
            "place_fr": _("Where? (French)"),
            "access_nl": _("How to get in (Dutch)"),
            "access_fr": _("How to get in (French)"),
            "for_whom_nl": _("Who is welcome? (Dutch)"),
            "for_whom_fr": _("Who is welcome? (French)"),
        }

    def __init__(self, *args: Any, organisations: Any, projects: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        self.fields["project"].queryset = projects
        if not self.is_bound:
            found = self.instance
            self.initial["weekdays"] = [str(day) for day in found.weekdays]
            self.initial["languages"] = [code for code in found.languages.split(",") if code]
            if found.pk is None:
                self.initial["repeat"] = Repeat.WEEKLY
                self.initial.setdefault("organisation", organisations.first())
            if not self.initial.get("organisation"):
                self.initial["organisation"] = organisations.first()

    def clean_weekdays(self) -> list[int]:
        return sorted(int(day) for day in self.cleaned_data["weekdays"])

    def clean_languages(self) -> str:
        return ",".join(self.cleaned_data["languages"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = clean_text(value)
        if cleaned.get("repeat") not in {Repeat.WEEKLY, None}:
            cleaned["weekdays"] = []
        return cleaned


class ClosingForm(forms.ModelForm):
    """Days on which everything of an organisation is closed."""

    first_on = date_field(_("First day"))
    last_on = date_field(_("Last day"))

    class Meta:
        model = ClosingDays
        fields = ["organisation", "name_nl", "name_fr", "first_on", "last_on"]
        labels = {
            "name_nl": _("Why is it closed? (Dutch)"),
            "name_fr": _("Why is it closed? (French)"),
        }

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if not self.is_bound:
            self.initial["organisation"] = organisations.first()
