"""Plans and documents as a page shows them, and the key with which a letter's reader opens them.

Who answers with a code may not find the consultation by its address. So the page with its questions
adds a key to each address, good for a day, as it does for pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils.translation import get_language

from portal.core.translated import Worded, worded

from .models import Consultation, Document

SALT = "consultations.documents"
VALID = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """One line of the list; `added_at` only when it came after the consultation was sent."""

    pk: int
    title: Worded
    address: str
    ending: str
    size: int
    language: str
    added_at: datetime | None


def documents_of(consultation: Consultation, *, by_code: bool = False) -> Sequence[Shown]:
    """Its plans and documents, those in another language last.

    When it is `by_code`, each address has the key for who has no account.
    """
    own = {"", (get_language() or "nl")[:2]}
    rows = sorted(consultation.documents.all(), key=lambda row: row.language not in own)
    return [_shown(consultation, row, by_code) for row in rows]


def _shown(consultation: Consultation, row: Document, by_code: bool) -> Shown:
    row.consultation = consultation
    key = f"?key={signing.dumps(row.pk, salt=SALT)}" if by_code else ""
    late = consultation.sent_at is not None and row.created_at > consultation.sent_at
    return Shown(
        pk=row.pk,
        title=worded(row, "title"),
        address=f"{row.get_absolute_url()}{key}",
        ending=row.ending,
        size=row.size,
        language=row.language,
        added_at=row.created_at if late else None,
    )


def opens(key: str, pk: int) -> bool:
    """Whether this key was given with this document, at most a day ago."""
    try:
        return signing.loads(key, salt=SALT, max_age=VALID) == pk
    except signing.BadSignature:
        return False
