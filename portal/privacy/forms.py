"""What is asked about data."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Objection, Statement


class LeaveForm(forms.Form):
    with_texts = forms.BooleanField(
        label=_("Erase the words of my messages too"),
        required=False,
        help_text=_(
            "Without this, messages stay under the name “Former member”, "
            "so that answers make sense."
        ),
    )
    sure = forms.BooleanField(label=_("I want to erase my account"))


class ObjectionForm(forms.ModelForm):
    class Meta:
        model = Objection
        fields = ["kind", "text"]
        widgets = {"kind": forms.RadioSelect, "text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"text": _("You get an answer within a month.")}


class StatementForm(forms.ModelForm):
    """Both languages on one page; an empty one shows the other."""

    class Meta:
        model = Statement
        fields = [
            "short_nl",
            "short_fr",
            "contact",
            "email",
            "phone",
            "address",
            "full_nl",
            "full_fr",
        ]
        labels = {
            "short_nl": _("In a few sentences (Dutch)"),
            "short_fr": _("In a few sentences (French)"),
            "full_nl": _("All of it (Dutch)"),
            "full_fr": _("All of it (French)"),
        }
        widgets = {
            "short_nl": forms.Textarea(attrs={"rows": 4}),
            "short_fr": forms.Textarea(attrs={"rows": 4}),
            "full_nl": forms.Textarea(attrs={"rows": 12}),
            "full_fr": forms.Textarea(attrs={"rows": 12}),
        }


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
