"""What is asked, step by step: few questions a screen, in words that people use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.knowledge.models import PracticePage
from portal.organisations.models import Municipality, Organisation
from portal.taxonomy.models import Pillar, TargetGroup, Theme

from .actions import MANY
from .story import SECTIONS, text_of

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
    """One step. What is not filled in may follow later; only sending in asks for all of it."""

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

    context = _text(_("Why did you begin?"), _("What was the need, and who noticed it?"))
    pillars = _rows(Pillar.objects.filter(is_active=True), _("Kind of social work"))
    target_groups = _rows(TargetGroup.objects.filter(is_active=True), _("For whom?"))
    themes = forms.ModelMultipleChoiceField(
        Theme.objects.filter(is_active=True),
        label=_("Subjects"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    municipalities = forms.ModelMultipleChoiceField(
        Municipality.objects.all(),
        label=_("Where?"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Organisation"), required=False
    )
    contact = forms.EmailField(
        label=_("Mailbox for questions"),
        help_text=_("A mailbox of a service, never of a person."),
        required=False,
    )


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


class ResultForm(StepForm):
    """What came of it, and what a colleague should know."""

    results = _text(_("What came of it?"))
    how_measured = _text(_("How do you know?"), rows=3)
    what_did_not_work = _text(
        _("What did not work?"), _("Colleagues learn most from this."), rows=4
    )
    conditions_for_transfer = _text(_("What does somebody need to take it over?"), rows=4)


STEPS: dict[int, tuple[Promise, type[StepForm]]] = {
    1: (_("In short"), ShortForm),
    2: (_("Why and for whom"), WhyForm),
    3: (_("How"), HowForm),
    4: (_("Results"), ResultForm),
}
LAST_STEP = 5


def initial_of(form: type[StepForm], page: PracticePage) -> dict[str, Any]:
    """What the page says already, as the form shows it."""
    found: dict[str, Any] = {}
    for name in form.base_fields:
        if name in MANY:
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


class InvitationForm(forms.Form):
    """Whom to ask to write along."""

    email = forms.EmailField(label=_("E-mail address of a colleague"))


class RemarksForm(forms.Form):
    """A remark at each section, and one about all of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in SECTIONS.items():
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

    def remarks(self) -> dict[str, str]:
        """Section to remark; the one about all of it has no section."""
        said = dict(self.cleaned_data)
        said[""] = said.pop("everything", "")
        return said


def this_year() -> int:
    """The year that a new practice starts with."""
    return timezone.localdate().year
