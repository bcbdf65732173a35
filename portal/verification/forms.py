"""What is asked: a code, letters, an invitation, an account for somebody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from portal.accounts.forms import CODE_ATTRIBUTES, PASSWORD_HINT
from portal.accounts.models import Role, User
from portal.accounts.own_forms import NAMES
from portal.organisations.models import HousingCompany, Organisation, Site

from .actions.letters import MOST_AT_ONCE
from .permissions import companies_with_letters, organisations_led_by, places_of_help

LANGUAGES = [(code, NAMES.get(code, code)) for code, _name in settings.LANGUAGES]


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of your letter"),
        max_length=40,
        help_text=_("Twelve letters and digits. Capitals and dashes do not matter."),
        widget=forms.TextInput(attrs={**CODE_ATTRIBUTES, "autocomplete": "off"}),
    )


class SecretForm(forms.Form):
    """A secret of one's own, held to the rules of passwords."""

    secret = forms.CharField(
        label=_("Choose a password"),
        max_length=128,
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(
            attrs={
                "autocomplete": "new-password",
                "data-show": _("Show the password"),
                "data-hide": _("Hide the password"),
            }
        ),
    )

    def clean_secret(self) -> str:
        secret = self.cleaned_data["secret"]
        password_validation.validate_password(secret)
        return secret


class _Placed(forms.Form):
    """Asks for a company of one's own, and a site of it."""

    company = forms.ModelChoiceField(
        label=_("Housing company"),
        queryset=HousingCompany.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    site = forms.ModelChoiceField(
        label=_("Site"),
        queryset=Site.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("The whole company"),
    )

    def place(self, companies: Any) -> None:
        """Offer these companies and their sites."""
        self.fields["company"].queryset = companies
        self.fields["site"].queryset = Site.objects.filter(company__in=companies)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        site, company = values.get("site"), values.get("company")
        if site and company and site.company_id != company.pk:
            self.add_error("site", _("This site belongs to another company."))
        return values


class LettersForm(_Placed):
    count = forms.IntegerField(label=_("How many letters?"), min_value=1, max_value=MOST_AT_ONCE)
    label = forms.CharField(
        label=_("A note for yourself"),
        max_length=80,
        required=False,
        help_text=_("For instance: block A, autumn. No names of tenants."),
    )
    languages = forms.ChoiceField(
        label=_("Languages of the letter"),
        choices=[("both", _("Dutch and French")), *LANGUAGES],
        initial="both",
    )

    field_order = ["company", "site", "count", "languages", "label"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place(companies_with_letters(user))


class HelpForm(_Placed):
    display_name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("Others see this name. It need not be the real name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=_("In which language do we write?"), choices=LANGUAGES, widget=forms.RadioSelect
    )
    consent = forms.CharField(
        label=_("How did the person agree?"),
        max_length=200,
        help_text=_("For instance: read together at the counter, said yes. No reason, no history."),
    )

    field_order = ["display_name", "language", "company", "site", "consent"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place(places_of_help(user))


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    role = forms.ChoiceField(label=_("Role"))
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, user: User, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations_led_by(user)
        self.fields["role"].choices = [(role, Role(role).label) for role in roles]


class DomainForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        to_field_name="code",
        empty_label=None,
    )
    domain = forms.CharField(
        label=_("What comes after the @ in your e-mail addresses"),
        max_length=120,
        help_text=_("Who confirms such an address is known as a professional at once."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        # It stands on one page with the invitation, which has a field of this name, too.
        super().__init__(*args, auto_id="id_domain_%s", **kwargs)
        self.fields["organisation"].queryset = organisations_led_by(user)
