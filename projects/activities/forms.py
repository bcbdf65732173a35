"""What people fill in. The form of an activity is short enough for a phone at the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from portal.core.text import clean_text
from portal.taxonomy.choosing import ThemesField
from portal.taxonomy.models import Theme

from .form_fields import date_field, time_field
from .models import Activity, Language, Repeat, SignUpKind

WEEKDAYS = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]


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
