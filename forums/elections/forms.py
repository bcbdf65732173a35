"""What those who manage an election, candidates and tenants fill in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import DayField, MomentField, PlainText, TextsForm, pair
from portal.organisations.models import HousingCompany

from .models import Candidacy
from .models.election import LARGEST

NAMES = (
    "candidates_until",
    "listed_on",
    "voting_from",
    "voting_until",
    "appeal_until",
    "installed_on",
)


class Kept(forms.Form):
    """A form that gives back what its writer typed before the session ended."""

    writer = forms.CharField(widget=forms.HiddenInput, required=False)


class CompanyForm(Kept):
    """At which company there is an election."""

    company = forms.ModelChoiceField(label=_("Company"), queryset=HousingCompany.objects.all())


class ElectionForm(TextsForm):
    """The call and the calendar."""

    pairs = {
        "title": pair(_("Title"), length=160, needed=True),
        "text": pair(
            _("Call to the tenants"),
            length=10_000,
            rows=6,
            help_text=_("What the council does, and how to stand. Plain language."),
            needed=True,
        ),
    }
    candidates_until = MomentField(label=_("Tenants can stand until"))
    listed_on = DayField(label=_("Candidates are made known on"))
    voting_from = MomentField(label=_("Voting begins"))
    voting_until = MomentField(label=_("Voting ends"))
    appeal_until = MomentField(label=_("Appeals until"))
    installed_on = DayField(label=_("Installation of the council"))
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=50)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not (values.get("title_nl") or values.get("title_fr")):
            self.add_error("title_nl", _("Give a title in at least one language."))
        return values

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        dates = {name: self.cleaned_data[name] for name in NAMES}
        return {"texts": self.texts(), "seats": self.cleaned_data["seats"], **dates}


class PlaceForm(TextsForm):
    """Where and when tenants vote."""

    pairs = {"place": pair(_("Place"), length=200, needed=True)}
    starts_at = MomentField(label=_("From"))
    ends_at = MomentField(label=_("Until"))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not (values.get("place_nl") or values.get("place_fr")):
            self.add_error("place_nl", _("Write the place in at least one language."))
        return values


class CandidacyForm(Kept):
    """Somebody stands."""

    name = PlainText(label=_("Your name"), max_length=120)
    text = PlainText(
        label=_("Who are you, and what do you want to do?"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=1500,
        required=False,
    )
    shows_name = forms.BooleanField(
        label=_("My name and my text may stand on the site"),
        required=False,
        help_text=_("Without this, only your place on the list stands here."),
    )


class PaperForm(CandidacyForm):
    """A candidacy on paper, entered by the company."""

    name = PlainText(label=_("Name on the paper"), max_length=120)
    shows_name = forms.BooleanField(
        label=_("The paper says that name and text may stand on the site"), required=False
    )


class CancelForm(TextsForm):
    """Why it does not take place."""

    pairs = {"reason": pair(_("Why does it not take place?"), length=4000, rows=3, needed=True)}


class CountForm(Kept):
    """What was counted: whole numbers, a field a candidate."""

    registered = forms.IntegerField(
        label=_("Tenants who could vote"), min_value=1, max_value=LARGEST
    )
    votes_cast = forms.IntegerField(label=_("Tenants who voted"), min_value=0, max_value=LARGEST)
    votes_void = forms.IntegerField(label=_("Blank or void"), min_value=0, max_value=LARGEST)

    def __init__(self, *args, candidates: Sequence[Candidacy] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._candidates = list(candidates)
        for candidate in self._candidates:
            self.fields[f"votes_{candidate.pk}"] = forms.IntegerField(
                label=_("Votes for %(position)s. %(name)s")
                % {"position": candidate.position, "name": candidate.name},
                min_value=0,
                max_value=LARGEST,
            )

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        votes = {one.pk: self.cleaned_data[f"votes_{one.pk}"] for one in self._candidates}
        names = ("registered", "votes_cast", "votes_void")
        return {name: self.cleaned_data[name] for name in names} | {"votes": votes}


class AppealForm(Kept):
    """What went wrong."""

    text = PlainText(
        label=_("What went wrong?"), widget=forms.Textarea(attrs={"rows": 6}), max_length=4000
    )
