"""Choices around notices."""

from __future__ import annotations

from django import forms

from portal.accounts.models import User

from .models import OPTIONAL_REASONS, MailChoice


class MailChoiceForm(forms.Form):
    """One question a reason: mail at once, or none."""

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        known = dict(user.mail_choices.values_list("reason", "rhythm"))
        for reason in OPTIONAL_REASONS:
            self.fields[reason.value] = forms.ChoiceField(
                label=reason.label,
                choices=MailChoice.Rhythm.choices,
                widget=forms.RadioSelect,
                initial=known.get(reason.value, MailChoice.Rhythm.AT_ONCE),
            )
