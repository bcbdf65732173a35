"""Choices around notices."""

from __future__ import annotations

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.core.preferences import Preferences

from .models import OPTIONAL_REASONS, MailChoice, MailSettings


class HoursForm(forms.ModelForm):
    """How many mails, and when not."""

    class Meta:
        model = MailSettings
        fields = ["most_a_week", "quiet_from", "quiet_until", "digest_day"]
        labels = {
            "most_a_week": _("At most so many e-mails a week"),
            "quiet_from": _("No e-mail from"),
            "quiet_until": _("until"),
            "digest_day": _("Day of the weekly summary"),
        }
        help_texts = {
            "most_a_week": _(
                "Summaries count too. What does not fit waits for the next summary. "
                "Messages about your account always come."
            ),
            "quiet_until": _("At this hour summaries come too."),
        }
        widgets = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        days = [(number, WEEKDAYS[number].capitalize()) for number in range(7)]
        self.fields["digest_day"] = forms.TypedChoiceField(
            label=self.fields["digest_day"].label, choices=days, coerce=int
        )
        if self.instance.most_a_week is None:
            self.initial["most_a_week"] = Preferences.load().mails_a_week


class InterestsForm(forms.Form):
    """The third of the first steps: nothing is ticked beforehand."""

    about = forms.MultipleChoiceField(
        label=_("What do you want to hear about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You can change this at any time."),
    )

    def __init__(self, *args, offered: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = offered


class MailChoiceForm(forms.Form):
    """One question a reason: mail at once, in a summary, or none."""

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
