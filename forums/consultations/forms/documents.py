"""A plan or a document that goes with a consultation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from forums.councils.form_parts import TextsForm, pair
from portal.core.file_kinds import check_file


class DocumentForm(TextsForm):
    """Its file, and what it is called in both languages."""

    pairs = {
        "title": pair(
            _("Title"),
            length=160,
            help_text=_("For example: plan of the square, seen from above."),
            needed=True,
        )
    }
    language = forms.ChoiceField(
        label=_("Language of the document"),
        choices=[("", _("both languages, or a plan with few words")), *settings.LANGUAGES],
        required=False,
    )
    upload = forms.FileField(
        label=_("File"), help_text=_("A PDF, a picture or an office document, at most 12 MB.")
    )

    def clean_upload(self) -> Any:
        """The file, when it is of a kind that is taken."""
        upload = self.cleaned_data["upload"]
        check_file(upload)
        return upload

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not (values.get("title_nl") or values.get("title_fr")):
            self.add_error("title_nl", _("Give a title in at least one language."))
        return values
