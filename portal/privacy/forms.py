"""What is asked about data."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Objection


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


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
