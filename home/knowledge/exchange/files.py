"""Documents and photos of a line: named by the fingerprint of the file, which must be here."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .records import as_text


def fingerprint(file: Any) -> str:
    """The SHA-1 of a stored document or image."""
    return file.get_file_hash()


def document_blocks(items: list[Any]) -> list[dict[str, Any]]:
    """Blocks of the documents with these fingerprints."""
    return [
        {"type": "document", "value": _find("documents", get_document_model(), item).pk}
        for item in items
    ]


def photo_blocks(items: list[Any]) -> list[dict[str, Any]]:
    """Blocks of the photos with these fingerprints. Raises ValidationError without agreement."""
    found = []
    for item in items:
        image = _find("photos", get_image_model(), item)
        if item.get("consent") is not True:
            raise ValidationError(_("photos: the agreement of who can be recognised is missing."))
        until = as_text("photos.consent_until", item.get("consent_until"))
        value = {
            "image": image.pk,
            "alternative": as_text("photos.alternative", item.get("alternative"), 250),
            "caption": as_text("photos.caption", item.get("caption"), 250),
            "consent": True,
            "consent_until": _day(until) if until else None,
        }
        found.append({"type": "photo", "value": value})
    return found


def _day(text: str) -> str:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise ValidationError(_("%(field)s: a date was expected.") % {"field": "photos"})
    return day.isoformat()


def _find(name: str, model: Any, item: Any) -> Any:
    if not isinstance(item, dict):
        raise ValidationError(_("%(field)s: an object was expected.") % {"field": name})
    sha1 = as_text(f"{name}.sha1", item.get("sha1"), 40)
    found = model.objects.filter(file_hash=sha1).order_by("pk").first() if sha1 else None
    if found is None:
        title = as_text(f"{name}.title", item.get("title"))
        raise ValidationError(
            _("%(field)s: the file “%(title)s” is not here.")
            % {"field": name, "title": title[:80] or sha1}
        )
    return found
