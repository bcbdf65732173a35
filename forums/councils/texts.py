"""Texts that come by language: `{"nl": "...", "fr": "..."}` for each field."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

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
