"""Texts that come by language: `{"nl": "...", "fr": "..."}` for each field."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from portal.core.text import clean_text

ByLanguage = Mapping[str, str]
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


def put_texts(row: Model, texts: Mapping[str, ByLanguage]) -> None:
    """Set the columns of each text; a language that is not given stays as it is.

    Raises ValueError for a text or language that the row does not have.
    """
    for name, by_language in texts.items():
        for language, text in by_language.items():
            column = f"{name}_{language}"
            try:
                row._meta.get_field(column)
            except FieldDoesNotExist as error:
                raise ValueError(f"{type(row).__name__} has no {column}") from error
            setattr(row, column, clean_text(text).strip())


def check_both_languages(row: Model, name: str) -> None:
    """Raises ValidationError when this text is written in one language and not in the other."""
    written = {code for code in LANGUAGES if getattr(row, f"{name}_{code}")}
    if not written or len(written) == len(LANGUAGES):
        return
    missing = _("French") if "nl" in written else _("Dutch")
    raise ValidationError(
        _("Write it in both languages: tenants read one or the other. %(language)s is missing.")
        % {"language": missing}
    )
