"""Photos and documents that authors put with their practice."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from home.knowledge.models import PracticePage
from portal.accounts.models import User
from portal.core.pictures import clean_picture
from portal.core.text import clean_text

from .. import files, permissions
from ..models import Submission
from .writing import current_page, locked

MOST_FILES = 10


def _line(text: str, length: int) -> str:
    return " ".join(clean_text(text).split())[:length]


@transaction.atomic
def add_photo(
    *,
    submission: Submission,
    user: User,
    upload: UploadedFile,
    alternative: str,
    caption: str = "",
    consent: bool = False,
    consent_until: date | None = None,
) -> None:
    """Put a photo with the practice, made smaller and without what the camera noted.

    Raises ValidationError for what is no picture, without words for who cannot see it, or without
    the agreement of who can be recognised; PermissionDenied for others than the authors.
    """
    submission = _open(submission, user)
    page = current_page(submission)
    alternative = _line(alternative, 250)
    if not alternative:
        raise ValidationError(_("Say in a few words what can be seen, for who cannot see it."))
    if not consent:
        raise ValidationError(_("Without the agreement of who can be seen there is no photo."))
    blocks = _room_in(page.photos)
    data, width, height = clean_picture(upload)
    image = get_image_model()(
        title=alternative,
        collection=files.waiting_collection(),
        uploaded_by_user=user,
    )
    image.file.save("photo.webp", ContentFile(data), save=False)
    image.width, image.height = width, height
    image._set_image_file_metadata()
    # Wagtail opens the file to measure it, and leaves it open.
    image.file.close()
    image.save()
    value = {
        "image": image.pk,
        "alternative": alternative,
        "caption": _line(caption, 250),
        "consent": True,
        "consent_until": consent_until.isoformat() if consent_until else None,
    }
    page.photos = _with(blocks, "photo", value)
    page.save_revision(user=user)


@transaction.atomic
def add_document(
    *, submission: Submission, user: User, upload: UploadedFile, title: str = ""
) -> None:
    """Put a document with the practice. Raises ValidationError for a file of another kind."""
    submission = _open(submission, user)
    page = current_page(submission)
    blocks = _room_in(page.documents)
    files.check_document(upload)
    document = get_document_model()(
        title=_line(title, 200) or upload.name[:200],
        collection=files.waiting_collection(),
        uploaded_by_user=user,
    )
    document.file.save(get_valid_filename(upload.name)[-80:], upload, save=False)
    document._set_document_file_metadata()
    document.file.close()
    document.save()
    page.documents = _with(blocks, "document", document.pk)
    page.save_revision(user=user)


@transaction.atomic
def remove_file(*, submission: Submission, user: User, block: str) -> None:
    """Take a photo or a document out of the practice; older versions keep it."""
    submission = _open(submission, user)
    page = current_page(submission)
    page.photos = _without(page.photos, block)
    page.documents = _without(page.documents, block)
    page.save_revision(user=user)


def _open(submission: Submission, user: User) -> Submission:
    submission = locked(submission)
    permissions.check_can_edit(user, submission)
    return submission


def _room_in(stream: Any) -> list[dict[str, Any]]:
    blocks = list(stream.raw_data)
    if len(blocks) >= MOST_FILES:
        raise ValidationError(_("Ten files are enough: take one away first."))
    return blocks


def _with(blocks: list[dict[str, Any]], kind: str, value: Any) -> str:
    return json.dumps([*blocks, {"type": kind, "value": value, "id": str(uuid.uuid4())}])


def _without(stream: Any, block: str) -> str:
    return json.dumps([item for item in stream.raw_data if item["id"] != block])


def is_in(page: PracticePage, kind: str, key: int) -> bool:
    """Whether this version of the practice has the photo or document with this key."""
    keys = files.photo_keys(page) if kind == "photo" else files.document_keys(page)
    return key in keys
