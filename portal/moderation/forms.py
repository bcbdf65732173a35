"""What moderators, reporters and authors fill in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.core.text import clean_text

from .actions import Judgement
from .models import Decision, Rule, Sanction

PAUSES = [
    ("1", _("1 hour")),
    ("24", _("1 day")),
    ("72", _("3 days")),
    ("168", _("1 week")),
    ("720", _("30 days")),
]


class PlainText(forms.CharField):
    """Control characters are left out, not refused."""

    def __init__(self, *, rows: int, **kwargs) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "dir": "auto"}))
        kwargs.setdefault("max_length", 2000)
        super().__init__(**kwargs)

    def to_python(self, value: object) -> str:
        return super().to_python(clean_text(str(value)) if value else "")


class JudgementForm(forms.Form):
    """A decision; what it must hold is for the action to say."""

    outcome = forms.ChoiceField(
        label=_("What happens to it?"), choices=Decision.Outcome, widget=forms.RadioSelect
    )
    rule = forms.ModelChoiceField(
        label=_("Which rule?"),
        queryset=Rule.objects.none(),
        required=False,
        empty_label=_("No rule"),
    )
    statement = PlainText(
        label=_("Your reasons, for the author"),
        rows=5,
        required=False,
        help_text=_("In plain words: what, and why. The author can object."),
    )
    sanction = forms.ChoiceField(
        label=_("What follows for the author?"),
        choices=[("", _("nothing")), *Sanction.Kind.choices],
        required=False,
    )
    hours = forms.ChoiceField(label=_("How long is the pause?"), choices=PAUSES, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].queryset = Rule.objects.filter(is_in_use=True)

    def judgement(self) -> Judgement:
        """What the action takes."""
        data = self.cleaned_data
        return Judgement(
            outcome=data["outcome"],
            statement=data["statement"],
            rule=data["rule"],
            sanction=data["sanction"],
            hours=int(data["hours"] or 0),
        )


class AppealForm(forms.Form):
    """Why the author does not agree."""

    text = PlainText(
        label=_("Why do you not agree?"),
        rows=5,
        help_text=_("Short is fine. Another moderator reads it."),
        error_messages={"required": _("Write why you do not agree. Short is fine.")},
    )
