"""Forms of groups; texts in both languages, one of them is enough."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.file_kinds import check_file
from portal.core.text import clean_text
from portal.taxonomy.choosing import ThemesField

from .actions import Level
from .models import Group

LANGUAGE_FIELD = {"choices": settings.LANGUAGES, "label": _("Language of the text")}


class PlainText(forms.CharField):
    """Text without control characters; they are left out, not refused."""

    def to_python(self, value: object) -> str:
        return clean_text(str(value)).strip() if value else ""


class MomentField(forms.DateTimeField):
    """A day and a time on the clock of Brussels, as a browser's own field sends them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
            error_messages={"invalid": _("Give a day and a time, for example 2026-12-31 18:00.")},
            **kwargs,
        )


class GroupForm(forms.Form):
    """What a group is called and for, and who may come in."""

    name_nl = PlainText(label=_("Name (in Dutch)"), max_length=120, required=False)
    name_fr = PlainText(label=_("Name (in French)"), max_length=120, required=False)
    description_nl = PlainText(
        label=_("What the group is for (in Dutch)"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "nl"}),
    )
    description_fr = PlainText(
        label=_("What the group is for (in French)"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "fr"}),
    )
    entry = forms.ChoiceField(
        label=_("Who can join?"), choices=Group.Entry.choices, widget=forms.RadioSelect
    )
    themes = ThemesField(label=_("Themes"), required=False, to_field_name="code")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not (found.get("name_nl") or found.get("name_fr")):
            self.add_error("name_nl", _("Give a name in Dutch or in French."))
        return found

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        texts = {
            name: {code: data[f"{name}_{code}"] for code in ("nl", "fr")}
            for name in ("name", "description")
        }
        return {"entry": data["entry"], "texts": texts, "themes": data["themes"]}

    @staticmethod
    def start_of(group: Group) -> dict[str, Any]:
        """What stands in the form of a group that is there."""
        names = ("name_nl", "name_fr", "description_nl", "description_fr", "entry")
        start = {name: getattr(group, name) for name in names}
        return {**start, "themes": [theme.code for theme in group.themes.all()]}


class JoinForm(forms.Form):
    """Asking to be let in."""

    message = PlainText(
        label=_("Why do you want to join?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The moderators of the group read this."),
    )


class InviteForm(forms.Form):
    """Inviting a colleague."""

    email = forms.EmailField(
        label=_("E-mail address of a colleague"),
        help_text=_("Somebody of the sector with an account here."),
    )


class LevelForm(forms.Form):
    """How much a member hears."""

    level = forms.ChoiceField(
        label=_("What do you want to hear of this group?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
    )


class DocumentForm(forms.Form):
    """A file for the members."""

    title = PlainText(label=_("Title"), max_length=160)
    language = forms.ChoiceField(**LANGUAGE_FIELD)
    upload = forms.FileField(
        label=_("File"), help_text=_("A PDF, a picture or an office document, at most 12 MB.")
    )

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        check_file(upload)
        return upload


class EventForm(forms.Form):
    """When the group meets."""

    title = PlainText(label=_("Title"), max_length=160)
    language = forms.ChoiceField(**LANGUAGE_FIELD)
    starts_at = MomentField(label=_("Begins"))
    ends_at = MomentField(label=_("Ends"))
    place = PlainText(label=_("Where"), max_length=200, required=False)
    text = PlainText(
        label=_("What it is about"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        start, end = found.get("starts_at"), found.get("ends_at")
        if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
            self.add_error("ends_at", ValidationError(_("The end must be after the start.")))
        return found
