"""What kind of file somebody sends: by its first bytes, not by what its name says."""

from __future__ import annotations

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

MOST_BYTES = 12 * 1024 * 1024
KINDS = {
    b"%PDF-": (".pdf",),
    b"\x89PNG": (".png",),
    b"\xff\xd8\xff": (".jpg", ".jpeg"),
    b"PK\x03\x04": (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"),
}
TEXTS = (".txt", ".csv")


def ending_of(upload: UploadedFile) -> str:
    """The end of its name, with the dot, in small letters."""
    return PurePath(upload.name or "").suffix.lower()


def is_what_it_says(upload: UploadedFile) -> bool:
    """Whether the file begins as its name promises; plain text holds no zero byte."""
    start, ending = upload.read(2048), ending_of(upload)
    upload.seek(0)
    if ending in TEXTS:
        return b"\0" not in start
    return any(start.startswith(first) and ending in ends for first, ends in KINDS.items())


def check_size(upload: UploadedFile) -> None:
    """Raises ValidationError for a file of more than twelve megabytes."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This file is too large: at most 12 MB."))


def check_file(upload: UploadedFile) -> str:
    """The ending of a file that may be kept. Raises ValidationError for any other."""
    check_size(upload)
    ending = ending_of(upload)
    if ending in TEXTS or not is_what_it_says(upload):
        raise ValidationError(_("Choose a PDF, a picture or an office document."))
    return ending
