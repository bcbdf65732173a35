"""What may be written: the same rule for the form, an import and the API."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.text import clean_text
from portal.core.words import number

from .models.topic import TITLE_LENGTH

TEXT_LENGTH = 20_000

# Languages that people of the blocks write in; "und" is any other.
POST_LANGUAGES = [
    ("nl", "Nederlands"),
    ("fr", "Français"),
    ("en", "English"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("tr", "Türkçe"),
    ("und", _("another language")),
]


def clean_post_text(text: str) -> str:
    """The text as it is kept. Raises ValidationError when it is empty or too long."""
    cleaned = clean_text(text).strip()
    if not cleaned:
        raise ValidationError(_("Write something first."), code="required")
    if len(cleaned) > TEXT_LENGTH:
        raise ValidationError(
            _(
                "Your text is too long: it has %(length)s characters. "
                "Make it at most %(most)s, or write a second message."
            ),
            code="too_long",
            params={"length": number(len(cleaned)), "most": number(TEXT_LENGTH)},
        )
    return cleaned


def clean_title(title: str) -> str:
    """The title on one line. Raises ValidationError when it is empty or too long."""
    cleaned = " ".join(clean_text(title).split())
    if not cleaned:
        raise ValidationError(_("Give your topic a title."), code="required")
    if len(cleaned) > TITLE_LENGTH:
        raise ValidationError(
            _("Make the title shorter: at most %(most)s characters."),
            code="too_long",
            params={"most": TITLE_LENGTH},
        )
    return cleaned


def clean_language(language: str) -> str:
    """A language that we know, else "und"."""
    return language if language in dict(POST_LANGUAGES) else "und"
