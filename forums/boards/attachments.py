"""Files with a message: documents that people know, and nothing that a browser would run."""

from __future__ import annotations

import zipfile
from functools import partial
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.core.text import clean_text

from .models import Attachment, Post, Topic

MOST_BYTES = 10 * 1024 * 1024
NAME_LENGTH = 120
# By the end of the name: a file that must stand inside the archive, or how the content begins.
ARCHIVES = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "mimetype",
    "ods": "mimetype",
}
BEGINNINGS = {"pdf": b"%PDF-"}
KINDS = (*BEGINNINGS, *ARCHIVES)


def clean_attachment(upload: UploadedFile) -> UploadedFile:
    """The file as it came. Raises ValidationError for what is too large or no such document."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("This file is too large: at most 10 MB."), code="too_large")
    kind = PurePath(upload.name or "").suffix.lower().lstrip(".")
    if kind not in KINDS or not _is_what_it_says(upload, kind):
        raise ValidationError(
            _("Attach a PDF or a document (docx, xlsx, odt, ods)."), code="no_document"
        )
    return upload


def _is_what_it_says(upload: UploadedFile, kind: str) -> bool:
    upload.seek(0)
    try:
        if kind in BEGINNINGS:
            return upload.read(5) == BEGINNINGS[kind]
        with zipfile.ZipFile(upload) as archive:
            return ARCHIVES[kind] in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
    finally:
        upload.seek(0)


def clean_name(name: str) -> str:
    """A name to show and to save under: its last part, on one line, not too long."""
    last = " ".join(clean_text(PurePath(name.replace("\\", "/")).name).split()) or "file"
    stem, dot, end = last.rpartition(".")
    return last if len(last) <= NAME_LENGTH else f"{stem[: NAME_LENGTH - len(end) - 1]}{dot}{end}"


def add_attachment(post: Post, upload: UploadedFile) -> Attachment:
    """Put a cleaned file below a message."""
    attachment = Attachment(post=post, name=clean_name(upload.name or ""), size=upload.size)
    attachment.file.save("file", upload, save=False)
    attachment.save()
    Topic.objects.filter(pk=post.topic_id).update(has_files=True)
    return attachment


def forget_attachments(post: Post) -> None:
    """Take the files of a message away, from the disk once that is certain."""
    attachments = list(Attachment.objects.filter(post=post))
    Attachment.objects.filter(post=post).delete()
    for one in attachments:
        transaction.on_commit(partial(one.file.storage.delete, one.file.name))
