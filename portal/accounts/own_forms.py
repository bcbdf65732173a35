"""Forms of our own pages: who I am, where I live, where I work."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import HousingCompany, Organisation, Site

from .models import User

NAMES = {"nl": "Nederlands", "fr": "Français"}


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["display_name", "language", "time_zone"]
        labels = {
            "display_name": _("Name"),
            "language": _("In which language do we write to you?"),
            "time_zone": _("Time zone"),
        }
        help_texts = {
            "display_name": _("Others see this name. It need not be your real name."),
            "time_zone": _("Only needed when you live outside Belgium."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["display_name"].required = True
        self.fields["display_name"].widget.attrs["autocomplete"] = "nickname"
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label,
            choices=[(code, NAMES.get(code, code)) for code, _name in settings.LANGUAGES],
            widget=forms.RadioSelect,
        )
        zones = sorted(zone for zone in available_timezones() if zone.startswith("Europe/"))
        self.fields["time_zone"] = forms.ChoiceField(
            label=self.fields["time_zone"].label,
            help_text=self.fields["time_zone"].help_text,
            choices=[(zone, zone.removeprefix("Europe/").replace("_", " ")) for zone in zones],
        )


class LanguageForm(forms.ModelForm):
    """The first of the first steps."""

    class Meta:
        model = User
        fields = ["language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = forms.ChoiceField(
            label=_("In which language do we write to you?"),
            choices=[(code, NAMES.get(code, code)) for code, _name in settings.LANGUAGES],
            widget=forms.RadioSelect,
        )


def current_companies() -> Any:
    """The companies that somebody can rent from today, by name."""
    field = "name_fr" if _is_french() else "name_nl"
    return HousingCompany.objects.current().order_by(field, "pk")


def _is_french() -> bool:
    return (get_language() or "").startswith("fr")


class CompanyForm(forms.Form):
    company = forms.ModelChoiceField(
        label=_("From which company do you rent?"),
        queryset=HousingCompany.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("The name stands on your rent invoice."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["company"].queryset = current_companies()


class SiteForm(forms.Form):
    site = forms.ModelChoiceField(
        label=_("In which buildings do you live?"),
        queryset=Site.objects.none(),
        to_field_name="code",
        widget=forms.RadioSelect,
        required=False,
        empty_label=_("I do not know, or I would rather not say"),
        help_text=_("So we can show what happens near you. We keep no address and no flat number."),
    )

    def __init__(self, *args: Any, company: HousingCompany, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].queryset = company.sites.all()


class WorkForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Where do you work?"),
        queryset=Organisation.objects.none(),
        to_field_name="code",
        empty_label=_("Choose"),
        help_text=_("Not in the list? Write to us: we add your organisation."),
    )
    function = forms.CharField(
        label=_("What do you do there?"),
        max_length=80,
        required=False,
        help_text=_("For instance: social worker, project leader."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = "name_fr" if _is_french() else "name_nl"
        self.fields["organisation"].queryset = Organisation.objects.current().order_by(field, "pk")


class RefusalForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you refuse?"),
        max_length=1000,
        help_text=_("The person reads this. Say what to do now."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
