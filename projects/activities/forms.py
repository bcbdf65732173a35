"""What people fill in. The form of an activity is short enough for a phone at the door."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from portal.core.text import clean_text
from portal.taxonomy.choosing import ThemesField
from portal.taxonomy.models import Theme

from .models import Activity, Language, Repeat, SignUpKind
from .models.signup import most_places
from .recurrence import span

MOST_YEARS = 5
WEEKDAYS = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]


def date_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, chosen with the picker of the device."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **kwargs)


def time_field(label: Any, **kwargs: Any) -> forms.TimeField:
    """A time of the clock, chosen with the picker of the device."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, widget=widget, **kwargs)


# Asked below a fold: a weekly café does without.
MORE = [
    "summary_nl",
    "summary_fr",
    "text_nl",
    "text_fr",
    "municipality",
    "site",
    "group",
    "interval",
    "count",
    "themes",
    "price",
    "age_group",
    "bring_nl",
    "bring_fr",
    "for_whom_nl",
    "for_whom_fr",
    "languages",
    "access_nl",
    "access_fr",
    "contact_email",
]


# In one of the two languages.
NEEDED_ONCE = ("title_nl", "title_fr", "place_nl", "place_fr")


class ActivityForm(forms.ModelForm):
    """All of an activity on one page; in one language or in both."""

    starts_on = date_field(_("First date"))
    starts_at = time_field(_("Begins at"))
    ends_at = time_field(_("Ends at"))
    weekdays = forms.MultipleChoiceField(
        label=_("On which days?"),
        choices=WEEKDAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for every week. Nothing ticked: the weekday of the first date."),
    )
    until = date_field(_("Last date"), required=False)
    themes = ThemesField(label=_("Themes"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Which languages are spoken?"),
        choices=Language.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Activity
        fields = [
            "organiser",
            "project",
            "type",
            "title_nl",
            "title_fr",
            "place_nl",
            "place_fr",
            "starts_on",
            "starts_at",
            "ends_at",
            "repeat",
            "weekdays",
            "until",
            "skip_public",
            "skip_school_nl",
            "skip_school_fr",
            "sign_up",
            "capacity",
            "contact_phone",
            *MORE,
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
            "repeat": _("Does it come back?"),
            "text_nl": _("What can people expect? (Dutch)"),
            "text_fr": _("What can people expect? (French)"),
            "bring_nl": _("What do people bring? (Dutch)"),
            "bring_fr": _("What do people bring? (French)"),
            "for_whom_nl": _("Who is it for? (Dutch)"),
            "for_whom_fr": _("Who is it for? (French)"),
            "sign_up": _("Do people sign up?"),
            "capacity": _("How many places?"),
        }

    def __init__(
        self, *args: Any, organisers: Any, projects: Any, sites: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].queryset = organisers
        self.fields["project"].queryset = projects
        only = list(projects[:2])
        if not only:
            del self.fields["project"]
        elif len(only) == 1 and self.instance.pk is None and not self.is_bound:
            self.initial.setdefault("project", only[0])
            self.initial["project"] = self.initial["project"] or only[0]
        self.fields["site"].queryset = sites
        for name in NEEDED_ONCE:
            self.fields[name].is_needed = True
        if self.instance.pk:
            # One that is out of use since then stays where it was chosen.
            chosen = Theme.objects.filter(activities=self.instance.pk).values("pk")
            self.fields["themes"].queryset = Theme.objects.filter(
                Q(is_active=True) | Q(pk__in=chosen)
            )
        self.fields["interval"].required = self.fields["price"].required = False
        if not self.is_bound:
            found = self.instance
            self.initial["weekdays"] = [str(day) for day in found.weekdays]
            self.initial["languages"] = [code for code in found.languages.split(",") if code]
            if not self.initial.get("organiser"):
                self.initial["organiser"] = organisers.first()
            if found.pk is None and not found.contact_phone and len(organisers) == 1:
                self.initial["contact_phone"] = organisers[0].phone

    def clean_weekdays(self) -> list[int]:
        return sorted(int(day) for day in self.cleaned_data["weekdays"])

    def clean_languages(self) -> str:
        return ",".join(self.cleaned_data["languages"])

    def clean_interval(self) -> int:
        return self.cleaned_data["interval"] or 1

    def clean_price(self) -> Any:
        return self.cleaned_data["price"] or 0

    def main_fields(self) -> list[forms.BoundField]:
        """What every activity needs."""
        return [bound for bound in self.visible_fields() if bound.name not in MORE]

    def more_fields(self) -> list[forms.BoundField]:
        """What some need."""
        return [bound for bound in self.visible_fields() if bound.name in MORE]

    def has_more(self) -> bool:
        """Whether something stands below the fold that must be seen."""
        return any(name in MORE for name in self.errors)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                cleaned[name] = clean_text(value)
        if not (cleaned.get("title_nl") or cleaned.get("title_fr")):
            self.add_error("title_nl", _("Give a title in at least one language."))
        organiser, project = cleaned.get("organiser"), cleaned.get("project")
        if project and organiser and project.lead_id != organiser.pk:
            companies = {company.pk for company in project.companies.all()}
            if organiser.pk not in companies:
                self.add_error("project", _("This project is of another organisation."))
        if cleaned.get("repeat") not in {Repeat.WEEKLY, None}:
            cleaned["weekdays"] = []
        if cleaned.get("sign_up") == SignUpKind.NONE:
            cleaned["capacity"] = None
        return cleaned


class PhotoForm(forms.Form):
    """A picture and what it shows."""

    photo = WagtailImageField(label=_("Photo"))
    text = forms.CharField(
        label=_("What do we see?"),
        max_length=200,
        help_text=_("Read out to people who do not see the picture. Nobody stands in it unasked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].widget = forms.FileInput(attrs={"accept": "image/*"})


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
