"""Reading what files say."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.documents import get_document_model

from search.outbox.actions import mark

from .models import DocumentText

KIND = "document"
READABLE = frozenset({"pdf", "docx", "odt"})
LARGEST_FILE = 30_000_000  # bytes
SECONDS = 30
State = DocumentText.State


def read_document(document_id: int) -> DocumentText | None:
    """Read the text of a file, unless this very file was read before; None when there is none.

    A file that cannot be read is an entry in the list of such files, never an error.
    """
    document = get_document_model().objects.filter(pk=document_id).first()
    if document is None or document.file_extension.lower() not in READABLE:
        return None
    known = DocumentText.objects.filter(document=document).first()
    fingerprint = document.file_hash or document.get_file_hash()
    if known is not None and known.file_hash == fingerprint:
        return known
    found = _read(document)
    with transaction.atomic():
        row, _ = DocumentText.objects.update_or_create(
            document=document, defaults={"file_hash": fingerprint, **found}
        )
        mark(KIND, str(document.pk))
    return row


def _read(document: Any) -> dict[str, str]:
    try:
        if document.file.size > LARGEST_FILE:
            return _nothing(State.LARGE, "")
        with tempfile.NamedTemporaryFile(suffix=".file") as copy:
            with document.file.open("rb") as content:
                for chunk in content.chunks():
                    copy.write(chunk)
            copy.flush()
            return _ask(copy.name, document.file_extension.lower())
    except OSError as error:
        return _nothing(State.BROKEN, f"{type(error).__name__}: {error}")


def _ask(path: str, extension: str) -> dict[str, str]:
    command = [sys.executable, "-m", f"{__package__}.reading", path, extension]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            capture_output=True,
            timeout=SECONDS,
            cwd=Path(settings.BASE_DIR),
            check=False,
        )
        found = json.loads(done.stdout or b"{}")
    except subprocess.TimeoutExpired:
        return _nothing(State.SLOW, "")
    except ValueError:
        found = {}
    if "text" in found:
        text = found["text"].replace("\0", " ").strip()
        state = State.READ if text else State.EMPTY
        return {"state": state, "text": text, "error": ""}
    if "state" in found:
        return _nothing(State(found["state"]), found["error"])
    # Ended from outside: it wanted more time or memory than it may have.
    return _nothing(State.SLOW, f"The reader ended with {done.returncode}.")


def _nothing(state: State, error: str) -> dict[str, str]:
    return {"state": state, "text": "", "error": error[:300]}


def read_again(row: DocumentText) -> DocumentText | None:
    """Read a file once more, though it did not change."""
    DocumentText.objects.filter(pk=row.pk).update(file_hash="")
    return read_document(row.document_id)
