"""What is asked, step by step: few questions a screen, in words that people use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.knowledge.models import PracticePage
from portal.organisations.models import HousingCompany, Municipality, Organisation
from portal.taxonomy.choosing import FoldedField, ThemesField
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup

from .models import Remark
from .story import LISTS, REMARKED, REQUIRED, SECTIONS, text_of

LONGEST = 20_000


def _text(label: str | Promise, help_text: str | Promise = "", rows: int = 6) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _rows(queryset: Any, label: str | Promise) -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        queryset, label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class StepForm(forms.Form):
    """One step. What is not filled in may follow later; only sending in asks for all of it.

    `more` names the fields that are folded away: few people need them.
    """

    more: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED:
            if name in self.fields:
                # It may follow later, but nothing is sent in without it.
                self.fields[name].is_needed = True

    def first_fields(self) -> list[BoundField]:
        """What everybody is asked."""
        return [self[name] for name in self.fields if name not in self.more]

    def more_fields(self) -> list[BoundField]:
        """What is folded away."""
        return [self[name] for name in self.more]

    def changed_values(self) -> dict[str, Any]:
        """What differs from what was there: words that nobody touched stay as they are."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class ShortForm(StepForm):
    """What it is, in short."""

    title = forms.CharField(
        label=_("What do you call it?"),
        help_text=_("So that a colleague knows at once what it is about."),
        max_length=255,
    )
    summary = forms.CharField(
        label=_("In two or three sentences"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phase = forms.ChoiceField(label=_("How far is it?"), choices=PracticePage.Phase.choices)
    year = forms.IntegerField(
        label=_("Since which year?"), required=False, min_value=1950, max_value=2100
    )


class StartForm(ShortForm):
    """The first step, which also asks for the language."""

    field_order = ["language", "title", "summary", "phase", "year"]
    language = forms.ChoiceField(
        label=_("In which language do you write?"), choices=settings.LANGUAGES
    )


class WhyForm(StepForm):
    """Why, for whom, and about what."""

    more = ("lines", "objectives", "company", "project", "co_organisations")

    context = _text(_("Why did you begin?"), _("What was the need, and who noticed it?"))
    pillars = _rows(Pillar.objects.filter(is_active=True), _("Kind of social work"))
    target_groups = _rows(TargetGroup.objects.filter(is_active=True), _("For whom?"))
    themes = ThemesField(
        label=_("Subjects"),
        help_text=_("Open a field and tick what it is about. Three to five is enough."),
        required=False,
    )
    municipalities = FoldedField(
        Municipality.objects.all(),
        heading=_("Municipalities"),
        label=_("Where?"),
        required=False,
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Organisation"), required=False
    )
    contact = forms.EmailField(
        label=_("Mailbox for questions"),
        help_text=_("A mailbox of a service, never of a person."),
        required=False,
    )
    lines = _rows(CollectiveLine.objects.filter(is_active=True), _("Collective line"))
    objectives = _rows(SocialObjective.objects.filter(is_active=True), _("Objective"))
    company = forms.ModelChoiceField(
        HousingCompany.objects.all(), label=_("Housing company"), required=False
    )
    project = forms.ModelChoiceField(
        Page.objects.none(), label=_("Social cohesion project"), required=False
    )
    co_organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.all(),
        label=_("Made together with"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = _project_pages(self.initial.get("project"))


def _project_pages(chosen: Any) -> QuerySet[Page]:
    """The pages of projects in the language that is read, and the one that was chosen before."""
    pages = Page.objects.live().filter(
        content_type__app_label="cohesion", content_type__model="projectpage"
    )
    return pages.filter(
        Q(locale__language_code=(get_language() or "nl")[:2]) | Q(pk=chosen)
    ).order_by("title")


class HowForm(StepForm):
    """How it is done, with whom and with what."""

    steps = _text(
        _("How do you go about it?"),
        _("One step a paragraph. The first line is the name of the step."),
        rows=10,
    )
    partners = _text(_("With whom?"), _("One partner a line."), rows=3)
    means_people = _text(_("Which people does it take?"), rows=3)
    means_time = _text(_("How much time does it take?"), rows=3)
    budget_band = forms.ChoiceField(
        label=_("What does it cost?"),
        required=False,
        choices=[("", "-"), *PracticePage.BudgetBand.choices],
    )
    duration = forms.CharField(label=_("How long does it last?"), required=False, max_length=200)
    period = forms.CharField(
        label=_("When was it?"),
        help_text=_("For example: every winter since 2022."),
        required=False,
        max_length=200,
    )


class ResultForm(StepForm):
    """What came of it, and what a colleague should know."""

    results = _text(_("What came of it?"))
    how_measured = _text(_("How do you know?"), rows=3)
    evidence = forms.ChoiceField(
        label=_("How sure is it?"), choices=PracticePage.Evidence.choices, required=False
    )
    what_did_not_work = _text(
        _("What did not work?"), _("Colleagues learn most from this."), rows=4
    )
    conditions_for_transfer = _text(_("What does somebody need to take it over?"), rows=4)

    def clean_evidence(self) -> str:
        """What was chosen; a form without an answer leaves it as it is."""
        chosen = self.cleaned_data["evidence"] or self.initial.get("evidence")
        return chosen or PracticePage.Evidence.DESCRIBED


STEPS: dict[int, tuple[Promise, type[StepForm]]] = {
    1: (_("In short"), ShortForm),
    2: (_("Why and for whom"), WhyForm),
    3: (_("How"), HowForm),
    4: (_("Results"), ResultForm),
}
LAST_STEP = 5
# Where most is chosen from lists.
CHOOSING_STEP = 2


def step_of(name: str) -> int:
    """The step that asks for this field."""
    return next(step for step, (_title, form) in STEPS.items() if name in form.base_fields)


def initial_of(form: type[StepForm], page: PracticePage) -> dict[str, Any]:
    """What the page says already, as the form shows it."""
    found: dict[str, Any] = {}
    for name in form.base_fields:
        if name in LISTS:
            found[name] = [row.pk for row in getattr(page, name).all()]
        elif name in SECTIONS:
            found[name] = text_of(page, name)
        else:
            value = getattr(page, name)
            found[name] = getattr(value, "pk", value)
    return found


class PrivacyForm(forms.Form):
    """The list that is gone through before a practice is sent in (domain brief, 2.8)."""

    no_person = forms.BooleanField(
        label=_("Nobody can be recognised: no names, no addresses, no story of one household.")
    )
    small_numbers = forms.BooleanField(
        label=_("No numbers about fewer than five people from which one can guess who they are.")
    )
    photos = forms.BooleanField(
        label=_("Who can be seen in photos and documents has agreed in writing.")
    )


class PhotoForm(forms.Form):
    """One photo, with what can be seen and who agreed."""

    upload = forms.FileField(
        label=_("A photo"),
        help_text=_("It is made smaller, and what the camera noted is left out."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    alternative = forms.CharField(
        label=_("What can be seen?"),
        max_length=250,
        help_text=_("For people who do not see the photo."),
    )
    caption = forms.CharField(label=_("Caption"), required=False, max_length=250)
    consent = forms.BooleanField(label=_("Everybody who can be recognised has agreed in writing."))
    consent_until = forms.DateField(
        label=_("Agreed until"),
        required=False,
        help_text=_("After this day the photo is no longer shown."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class DocumentForm(forms.Form):
    """One document, with a name that says what it is."""

    upload = forms.FileField(label=_("A document"))
    title = forms.CharField(label=_("What is it called?"), required=False, max_length=200)


class InvitationForm(forms.Form):
    """Whom to ask to write along."""

    email = forms.EmailField(label=_("E-mail address of a colleague"))


class RemarksForm(forms.Form):
    """A remark at each section, and one about all of it; `earlier` ones may be dealt with."""

    def __init__(self, *args: Any, earlier: Sequence[Remark] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earlier = list(earlier)
        for name, label in REMARKED.items():
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["everything"] = forms.CharField(
            label=_("About all of it"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def settled(self) -> list[int]:
        """The keys of earlier remarks whose box was ticked; what was closed meanwhile is left."""
        ticked = self.data.getlist("settled") if self.is_bound else []
        return [remark.pk for remark in self.earlier if str(remark.pk) in ticked]

    def still_open(self) -> dict[str, list[tuple[Remark, bool]]]:
        """Earlier remarks by section, each with whether its box was ticked."""
        found: dict[str, list[tuple[Remark, bool]]] = defaultdict(list)
        settled = set(self.settled())
        for remark in self.earlier:
            found[remark.section].append((remark, remark.pk in settled))
        return found

    def remarks(self) -> dict[str, str]:
        """Section to remark; the one about all of it has no section."""
        said = dict(self.cleaned_data)
        said[""] = said.pop("everything", "")
        return said


def this_year() -> int:
    """The year that a new practice starts with."""
    return timezone.localdate().year
