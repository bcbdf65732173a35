"""One question, its kind and its answers to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import TextsForm, pair
from portal.core.pictures import clean_picture

from ..models import Option, Question
from ..models.question import MOST_POINTS

MOST_OPTIONS = 20


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
        "text": pair(_("Question"), length=300, needed=True),
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
