"""What those who prepare a consultation fill in. Errors are sentences; what was typed stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import MomentField, TextsForm, pair
from forums.councils.models import Meeting
from portal.core.dates import weekday_date
from portal.core.pictures import clean_picture
from portal.core.preferences import Preferences
from portal.core.words import number
from portal.core.works_threshold import works_threshold
from portal.organisations.models import Building, HousingCompany
from projects.cohesion.models import CohesionProject

from .managing import Opener
from .models import Consultation, Option, Phase, Question, Subject
from .models.question import MOST_POINTS

LONG = 20_000
MOST_OPTIONS = 20
MOST_PEOPLE = 1_000_000


class ConsultationForm(TextsForm):
    """What is asked, in both languages."""

    pairs = {
        "title": pair(_("Title"), length=160),
        "question": pair(
            _("Question in one sentence"), length=300, help_text=_("What tenants decide about.")
        ),
        "summary": pair(_("Summary"), length=400, rows=2),
        "plain": pair(
            _("In plain language"),
            length=LONG,
            rows=6,
            help_text=_("Short sentences, common words. This is what tenants read first."),
        ),
        "text": pair(_("Full text"), length=LONG, rows=8),
        "can_change": pair(_("What can be decided, one a line"), length=4000, rows=3),
        "cannot_change": pair(_("What cannot be decided, one a line"), length=4000, rows=3),
        "commitment": pair(
            _("What happens with the answers?"),
            length=4000,
            rows=3,
            help_text=_("Who decides, when, and how much the answers weigh. Needed to send."),
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


class ManyFilesInput(forms.ClearableFileInput):
    """The browser's own field for several files."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files, in the order in which they were chosen."""

    def __init__(self, **kwargs) -> None:
        super().__init__(widget=ManyFilesInput(), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if len(files) > MOST_OPTIONS:
            raise ValidationError(_("Give at most twenty pictures."))
        return [super(ManyFiles, self).clean(one, initial) for one in files if one]


class QuestionForm(TextsForm):
    """One question with its answers to choose from."""

    pairs = {
        "text": pair(_("Question"), length=300),
        "help": pair(_("Explanation"), length=400),
        "options": pair(
            _("Answers to choose from, one a line"),
            length=5000,
            rows=5,
            help_text=_("For one or several choices. The same order in both languages."),
        ),
        "low": pair(_("What 1 means"), length=80, help_text=_("For a scale.")),
        "high": pair(_("What 5 means"), length=80, help_text=_("For a scale.")),
    }
    kind = forms.ChoiceField(label=_("Kind of question"), choices=Question.Kind)
    plan = forms.FileField(
        label=_("Picture of the plan"),
        required=False,
        help_text=_("For a place on a plan. It is divided into 36 squares."),
    )
    pictures = ManyFiles(
        label=_("Pictures"),
        required=False,
        help_text=_("For a choice of pictures: one an answer, in the same order."),
    )
    required = forms.BooleanField(label=_("This question must be answered"), required=False)
    max_choices = forms.IntegerField(
        label=_("At most so many answers"),
        required=False,
        min_value=1,
        max_value=MOST_OPTIONS,
        help_text=_("For several choices."),
    )
    points = forms.IntegerField(
        label=_("Points to divide"),
        required=False,
        min_value=1,
        max_value=MOST_POINTS,
        help_text=_("For dividing points."),
    )
    shown_if = forms.ChoiceField(
        label=_("Only for who chose"),
        required=False,
        help_text=_("An answer to an earlier question."),
    )

    def __init__(self, *args, earlier: Sequence[Question] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._options = {
            str(option.pk): option for question in earlier for option in question.options.all()
        }
        self.fields["shown_if"].choices = [
            ("", _("everybody gets this question")),
            *(
                (key, f"{option.question.position}. {option.text}")
                for key, option in self._options.items()
            ),
        ]

    def condition(self) -> Option | None:
        """The answer on which it depends."""
        return self._options.get(self.cleaned_data["shown_if"])

    def before(self, own: dict[str, forms.Field]) -> dict[str, forms.Field]:
        return {"kind": own["kind"]}

    def options(self) -> list[dict[str, str]]:
        """The answers by language."""
        lines = {
            language: [line.strip() for line in text.splitlines() if line.strip()]
            for language, text in self.texts("options")["options"].items()
        }
        longest = max(map(len, lines.values()))
        return [
            {language: texts[place] for language, texts in lines.items() if texts}
            for place in range(longest)
        ]

    def clean_plan(self) -> bytes:
        upload = self.cleaned_data["plan"]
        return clean_picture(upload)[0] if upload else b""

    def clean_pictures(self) -> list[bytes]:
        return [clean_picture(upload)[0] for upload in self.cleaned_data["pictures"]]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        dutch, french = (
            [line for line in values.get(f"options_{language}", "").splitlines() if line.strip()]
            for language in ("nl", "fr")
        )
        if dutch and french and len(dutch) != len(french):
            self.add_error(
                "options_fr", _("Give as many answers in French as in Dutch, in the same order.")
            )
        if max(len(dutch), len(french)) > MOST_OPTIONS:
            raise ValidationError(_("Give at most twenty answers to choose from."))
        if any(len(line) > 200 for line in [*dutch, *french]):
            raise ValidationError(_("Make each answer at most 200 characters long."))
        return values


class ExtendForm(forms.Form):
    """A later end."""

    ends_at = MomentField(label=_("Tenants can answer until"))
