"""Files that people hand in and that are sent only to who may read them."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from .file_kinds import check_file
from .text import clean_text


def name_of(upload: UploadedFile) -> str:
    """The name under which a file is kept. Raises ValidationError for a kind that is not taken."""
    ending = check_file(upload)
    return f"{clean_text(PurePath(upload.name or 'document').stem)[:100]}{ending}"


def send_file(file: FieldFile, name: str) -> HttpResponse:
    """The file, to be saved under `name`; nobody keeps it on the way. Http404 when it is gone."""
    try:
        with file.open() as opened:
            response = HttpResponse(opened.read(), content_type="application/octet-stream")
    except FileNotFoundError:
        raise Http404 from None
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
