"""Who reads a document of the library: its file asks the same as its page."""

from __future__ import annotations

from portal.accounts.audiences import Anybody, audiences
from portal.accounts.own_rows import can_edit_for

from .models import LibraryDocument


def can_read(user: Anybody, entry: LibraryDocument) -> bool:
    """In the library: its audience. Before that, and always: those who edit it."""
    if entry.is_published and entry.audience in audiences(user):
        return True
    return can_edit_for(user, entry.organisation_id) or user.has_perm(
        "document_texts.change_librarydocument"
    )
