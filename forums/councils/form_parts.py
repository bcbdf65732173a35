"""What the forms of this room are made of: texts in both languages, moments, kept input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forums.boards.forms import is_writer, writer_mark
from portal.core.drafts import kept_input
from portal.core.text import clean_text

NAMES = {"nl": _("in Dutch"), "fr": _("in French")}


class PlainText(forms.CharField):
    """Text without control characters; they are left out, not refused."""

    def to_python(self, value: object) -> str:
        return clean_text(str(value)).strip() if value else ""


class LanguageLabel:
    """A lazy label with the language behind it: "Title (in Dutch)"."""

    def __init__(self, label: object, language: str) -> None:
        self.label, self.language = label, language

    def __str__(self) -> str:
        return f"{self.label} ({NAMES[self.language]})"


def pair(
    label: object, *, length: int, rows: int = 0, help_text: object = "", needed: bool = False
) -> dict[str, forms.Field]:
    """A field for each language; neither is required by itself.

    When one of them is `needed` by the form, neither is said to be "not required".
    """
    fields: dict[str, forms.Field] = {}
    for language in NAMES:
        attributes: dict[str, Any] = {"lang": language}
        if rows:
            widget: forms.Widget = forms.Textarea(attrs={**attributes, "rows": rows})
        else:
            widget = forms.TextInput(attrs=attributes)
        fields[language] = PlainText(
            label=LanguageLabel(label, language),
            max_length=length,
            required=False,
            widget=widget,
            help_text=help_text,
        )
        fields[language].is_needed = needed
    return fields


class TextsForm(forms.Form):
    """A form whose `pairs` come by language; `writer` offers kept input to its writer alone."""

    pairs: Mapping[str, dict[str, forms.Field]] = {}
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        own = dict(self.fields)
        self.fields.clear()
        self.fields.update(self.before(own))
        for name, by_language in self.pairs.items():
            for language, field in by_language.items():
                self.fields[f"{name}_{language}"] = _copy(field)
        self.fields.update({name: field for name, field in own.items() if name not in self.fields})

    def before(self, own: dict[str, forms.Field]) -> dict[str, forms.Field]:
        """Fields that stand above the texts."""
        return {}

    def texts(self, *names: str) -> dict[str, dict[str, str]]:
        """The cleaned texts by name and language; all of them when none is named."""
        return {
            name: {language: self.cleaned_data[f"{name}_{language}"] for language in NAMES}
            for name in (names or self.pairs)
        }


def _copy(field: forms.Field) -> forms.Field:
    import copy

    return copy.deepcopy(field)


class MomentField(forms.DateTimeField):
    """A day and a time on the clock of Brussels, as a browser's own field sends them."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault(
            "widget",
            forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        )
        kwargs.setdefault("input_formats", ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"])
        messages = {"invalid": _("Give a day and a time, for example 2026-12-31 18:00.")}
        super().__init__(error_messages=messages, **kwargs)


class DayField(forms.DateField):
    """A day, as a browser's own field sends it."""

    def __init__(self, **kwargs) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        messages = {"invalid": _("Give a day, for example 2026-12-31.")}
        super().__init__(
            widget=widget, input_formats=["%Y-%m-%d"], error_messages=messages, **kwargs
        )


def form_for(
    request: HttpRequest, kind: type[forms.Form], *, initial: Mapping[str, Any], **kwargs: Any
) -> tuple[forms.Form, bool]:
    """The form, and whether it holds what this person typed before the session ended."""
    start = {**initial, "writer": writer_mark(request.user)}
    if request.method == "POST":
        files = request.FILES or None
        return kind(request.POST, files, initial=start, **kwargs), False
    typed = kept_input(request)
    if typed is None or not is_writer(typed.get("writer", ""), request.user):
        return kind(initial=start, **kwargs), False
    form = kind(initial=start, **kwargs)
    for name, field in form.fields.items():
        if name in typed and name != "writer":
            form.initial[name] = field.widget.value_from_datadict(typed, {}, name)
    return form, True
