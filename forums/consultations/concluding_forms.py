"""What is filled in once a consultation was sent: opinion, answer, follow-up, message, letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import DayField, PlainText, TextsForm, pair

from .models import Answer, Section

LONG = 20_000
MOST_SECTIONS = 30


class OpinionForm(TextsForm):
    """What the council advises, with its votes."""

    pairs = {
        "text": pair(_("Opinion of the council"), length=LONG, rows=8, needed=True),
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

    pairs = {"state": pair(_("What was done?"), length=400, rows=2, needed=True)}
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
            needed=True,
        ),
    }


class LapseForm(TextsForm):
    """Why nothing comes of it."""

    pairs = {"lapse_reason": pair(_("Why does it lapse?"), length=4000, rows=3, needed=True)}


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


class VersionForm(TextsForm):
    """A version of the opinion, for the council alone."""

    pairs = {
        "text": pair(
            _("Opinion of the council"),
            length=LONG,
            rows=12,
            help_text=_("Leave an empty line between passages."),
        ),
        "minority": pair(_("What a minority thinks"), length=LONG, rows=3),
    }
    note = PlainText(label=_("What did you change?"), max_length=200, required=False)


class ExplainForm(TextsForm):
    """What the results say, and who is missing in them."""

    pairs = {
        "finding": pair(
            _("What the results say, in one sentence"),
            length=300,
            rows=2,
            help_text=_("It is the title of the results."),
        ),
        "missing_voices": pair(
            _("Who did not take part?"),
            length=4000,
            rows=3,
            help_text=_("For example young people, or one building. Never a person."),
        ),
    }


class ThemeForm(TextsForm):
    """A heading for what tenants wrote."""

    pairs = {"name": pair(_("Theme"), length=120, needed=True)}


class SectionsForm(TextsForm):
    """A text in parts: a line with three dashes between them, the title on the first line."""

    pairs = {
        "sections": pair(
            _("The text, in parts"),
            length=40_000,
            rows=14,
            help_text=_("The first line of a part is its title. Between parts: a line with ---."),
        ),
    }

    @staticmethod
    def written(rows: Sequence[Section], language: str) -> str:
        """The parts as they are written in the field."""
        texts = [
            "\n".join([getattr(row, f"title_{language}"), getattr(row, f"text_{language}")]).strip()
            for row in rows
        ]
        return "\n---\n".join(texts) if any(texts) else ""

    def sections(self) -> list[tuple[dict[str, str], dict[str, str]]]:
        """Title and text of each part, by language."""
        by_language = {
            language: _parts(text) for language, text in self.texts()["sections"].items()
        }
        count = max(map(len, by_language.values()))
        return [
            (
                {code: rows[place][0] for code, rows in by_language.items() if rows},
                {code: rows[place][1] for code, rows in by_language.items() if rows},
            )
            for place in range(count)
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        dutch, french = (_parts(values.get(f"sections_{code}", "")) for code in ("nl", "fr"))
        if dutch and french and len(dutch) != len(french):
            self.add_error("sections_fr", _("Write as many parts in French as in Dutch."))
        if any(not text for _title, text in (*dutch, *french)):
            raise forms.ValidationError(_("Write a title and, below it, the text of each part."))
        if max(len(dutch), len(french)) > MOST_SECTIONS:
            raise forms.ValidationError(_("Make at most thirty parts."))
        return values


def _parts(text: str) -> list[tuple[str, str]]:
    found = []
    for part in re.split(r"(?m)^\s*---\s*$", text):
        title, _line, body = part.strip().partition("\n")
        if title:
            found.append((title.strip()[:160], body.strip()))
    return found
