"""What is asked, in both languages, and of whom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import TextsForm, pair
from forums.councils.models import Meeting
from portal.core.dates import weekday_date
from portal.core.preferences import Preferences
from portal.core.words import number
from portal.core.works_threshold import works_threshold
from portal.organisations.models import Building, HousingCompany
from projects.cohesion.models import CohesionProject

from ..models import Consultation, Subject

LONG = 20_000
MOST_PEOPLE = 1_000_000


class ConsultationForm(TextsForm):
    """What is asked, in both languages."""

    pairs = {
        "title": pair(_("Title"), length=160, needed=True),
        "question": pair(
            _("Question in one sentence"),
            length=300,
            help_text=_("What tenants decide about."),
            needed=True,
        ),
        "summary": pair(_("Summary"), length=400, rows=2),
        "plain": pair(
            _("In plain language"),
            length=LONG,
            rows=6,
            help_text=_("Short sentences, common words. This is what tenants read first."),
            needed=True,
        ),
        "text": pair(_("Full text"), length=LONG, rows=8),
        "can_change": pair(_("What can be decided, one a line"), length=4000, rows=3),
        "cannot_change": pair(_("What cannot be decided, one a line"), length=4000, rows=3),
        "commitment": pair(
            _("What happens with the answers?"),
            length=4000,
            rows=3,
            help_text=_("Who decides, when, and how much the answers weigh. Needed to send."),
            needed=True,
        ),
        "paper": pair(
            _("Without a computer"),
            length=4000,
            rows=3,
            help_text=_("Where tenants find the paper form, and whom they can call."),
        ),
        "urgency_reason": pair(
            _("Why there is no time for an opinion of the council first"),
            length=4000,
            rows=2,
            help_text=_("Only when it is urgent."),
        ),
    }
    subject = forms.ModelChoiceField(
        label=_("What is it about?"), queryset=Subject.objects.filter(is_active=True)
    )
    asks_tenants = forms.BooleanField(
        label=_("Tenants are asked. Without this, only the council gives its opinion."),
        required=False,
        initial=True,
    )
    takes_ideas = forms.BooleanField(
        label=_("Tenants may also give ideas, support those of others and comment on them"),
        required=False,
    )
    reach = forms.ChoiceField(
        label=_("Who is asked?"), choices=Consultation.Reach, widget=forms.RadioSelect
    )
    sites = forms.MultipleChoiceField(
        label=_("Which sites?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    buildings = forms.MultipleChoiceField(
        label=_("Which buildings?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "We do not know who lives in which building. Give each household there a letter with "
            "a code: only who has one answers."
        ),
    )
    project = forms.ModelChoiceField(
        label=_("Which social cohesion project?"),
        queryset=CohesionProject.objects.none(),
        required=False,
    )
    meeting = forms.ModelChoiceField(
        label=_("Which meeting is it spoken of in?"),
        queryset=Meeting.objects.none(),
        required=False,
        help_text=_("Tenants sign up for it and hand in questions before."),
    )
    invited = forms.IntegerField(
        label=_("Number of households asked"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=_("So that everybody sees how many took part."),
    )
    is_anonymous = forms.BooleanField(
        label=_("Anonymous: nothing links a person to an answer, so an answer cannot be changed"),
        required=False,
    )
    allows_anyone = forms.BooleanField(
        label=_(
            "Whoever finds the page may answer without code or account. These answers are counted "
            "apart, and the page is public."
        ),
        required=False,
    )
    allows_unverified = forms.BooleanField(
        label=_("Tenants who are not confirmed yet may answer too. They are counted apart."),
        required=False,
    )

    def __init__(self, *args, company: HousingCompany, by_council: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._places(company)
        self.fields["subject"].help_text = _about_works()
        self.fields["project"].queryset = company.projects.order_by("code")
        meetings = Meeting.objects.open_to_tenants().upcoming().filter(council__company=company)
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = _meeting_name
        left_out: set[str] = set() if by_council else {Consultation.Reach.COUNCIL}
        for name in ("project", "meeting"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]
        for name, reach in (
            ("sites", Consultation.Reach.SITE),
            ("buildings", Consultation.Reach.BUILDING),
            ("project", Consultation.Reach.PROJECT),
        ):
            if name not in self.fields:
                left_out.add(reach)
        self.fields["reach"].choices = [
            choice for choice in Consultation.Reach.choices if choice[0] not in left_out
        ]
        if not Preferences.load().unverified_may_contribute:
            del self.fields["allows_unverified"]

    def _places(self, company: HousingCompany) -> None:
        sites = list(company.sites.prefetch_related("buildings"))
        self._sites = {str(site.pk): site for site in sites}
        self._buildings: dict[str, Building] = {}
        self.fields["sites"].choices = [(str(site.pk), site.name) for site in sites]
        names = []
        for site in sites:
            for building in site.buildings.all():
                building.site = site
                self._buildings[str(building.pk)] = building
                names.append((str(building.pk), f"{building.name} ({site.name})"))
        self.fields["buildings"].choices = names
        if not sites:
            del self.fields["sites"]
        if not names:
            del self.fields["buildings"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not (values.get("title_nl") or values.get("title_fr")):
            self.add_error("title_nl", _("Give a title in at least one language."))
        for reach, name, sentence in (
            (Consultation.Reach.SITE, "sites", _("Choose the sites whose tenants answer.")),
            (Consultation.Reach.BUILDING, "buildings", _("Choose the buildings.")),
            (Consultation.Reach.PROJECT, "project", _("Choose the social cohesion project.")),
        ):
            if values.get("reach") == reach and not values.get(name):
                self.add_error(name, sentence)
        return values

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        values = self.cleaned_data
        return {
            "texts": self.texts(),
            "subject": values["subject"],
            "asks_tenants": values["asks_tenants"],
            "takes_ideas": values["takes_ideas"],
            "reach": values["reach"],
            "project": values.get("project"),
            "meeting": values.get("meeting"),
            "buildings": [self._buildings[pk] for pk in values.get("buildings", [])],
            "allows_anyone": values["allows_anyone"],
            "invited": values["invited"],
            "is_anonymous": values["is_anonymous"],
            "allows_unverified": values.get("allows_unverified", False),
            "sites": [self._sites[pk] for pk in values.get("sites", [])],
        }


def _about_works() -> str:
    """From what amount works must be put to the council; empty while no amount is set."""
    if (threshold := works_threshold(localdate())) is None:
        return ""
    return _("Works of more than %(amount)s euro need an opinion (amount of %(year)s).") % {
        "amount": number(threshold.amount, 2),
        "year": threshold.year,
    }


def _meeting_name(meeting: Meeting) -> str:
    return f"{weekday_date(meeting.starts_at)}: {meeting.title or meeting.council.name}"
