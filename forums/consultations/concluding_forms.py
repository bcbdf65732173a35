"""What is filled in once a consultation was sent: opinion, answer, follow-up, message, letters."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from .form_parts import DayField, PlainText, TextsForm, pair
from .models import Answer

LONG = 20_000


class OpinionForm(TextsForm):
    """What the council advises, with its votes."""

    pairs = {
        "text": pair(_("Opinion of the council"), length=LONG, rows=8),
        "minority": pair(_("What a minority thinks"), length=LONG, rows=3),
    }
    votes_for = forms.IntegerField(label=_("Votes for"), min_value=0, max_value=99)
    votes_against = forms.IntegerField(label=_("Votes against"), min_value=0, max_value=99)
    abstentions = forms.IntegerField(label=_("Abstentions"), min_value=0, max_value=99)
    adopted_on = DayField(label=_("Adopted on"))


class AnswerForm(TextsForm):
    """What the company decides, and why."""

    pairs = {
        "reasons": pair(
            _("Reasons"),
            length=LONG,
            rows=8,
            help_text=_("Needed unless the opinion is followed. Say it in plain language."),
        ),
    }
    decision = forms.ChoiceField(
        label=_("What does the company decide?"), choices=Answer.Decision, widget=forms.RadioSelect
    )
    decided_on = DayField(label=_("Decided on"))

    def before(self, own: dict[str, forms.Field]) -> dict[str, forms.Field]:
        return {"decision": own["decision"]}


class FollowUpForm(TextsForm):
    """One line of what was done."""

    pairs = {"state": pair(_("What was done?"), length=400, rows=2)}
    day = DayField(label=_("When?"))
    is_done = forms.BooleanField(label=_("This is finished"), required=False)


class ReportForm(TextsForm):
    """The message to everybody who took part."""

    pairs = {
        "report": pair(
            _("What was done with your answers?"),
            length=LONG,
            rows=6,
            help_text=_("What was done, what was not, and why. Short, in plain language."),
        ),
    }


class LapseForm(TextsForm):
    """Why nothing comes of it."""

    pairs = {"lapse_reason": pair(_("Why does it lapse?"), length=4000, rows=3)}


class CodesForm(forms.Form):
    """How many codes to print."""

    count = forms.IntegerField(
        label=_("How many letters?"), min_value=1, max_value=2000, initial=50
    )
    label = PlainText(
        label=_("For whom?"),
        max_length=80,
        required=False,
        help_text=_("For example a building. It is printed nowhere."),
    )
    language = forms.ChoiceField(
        label=_("Language of the letters"),
        choices=[("both", _("both languages")), ("nl", "Nederlands"), ("fr", "Français")],
    )
