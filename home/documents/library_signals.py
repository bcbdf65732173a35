"""A document of the library that is saved or goes, and the files that nothing guards any more."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.documents import get_document_model

from search.outbox.actions import mark

from .actions import KIND
from .library_source import mark_entry
from .models import DocumentText, DocumentVersion, LibraryDocument


def _entry_saved(sender: Any, instance: LibraryDocument, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        mark_entry(instance.pk)


def _themes_changed(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, LibraryDocument):
        mark_entry(instance.pk)


def _version_saved(sender: Any, instance: DocumentVersion, **kwargs: Any) -> None:
    # Until now the file may have been found by itself, on the page that led to it.
    mark(KIND, str(instance.file_id))
    mark_entry(instance.entry_id)


def _version_changes(sender: Any, instance: DocumentVersion, **kwargs: Any) -> None:
    """The file of a version was replaced: the one before goes, its readers were those of here."""
    before = DocumentVersion.objects.filter(pk=instance.pk).values_list("file_id", flat=True)
    for file_id in before:
        if file_id != instance.file_id:
            transaction.on_commit(partial(_delete_file, file_id))


def _version_gone(sender: Any, instance: DocumentVersion, **kwargs: Any) -> None:
    """Without its version nothing would say who may read the file: it goes along."""
    mark_entry(instance.entry_id)
    transaction.on_commit(partial(_delete_file, instance.file_id))


def _delete_file(file_id: int) -> None:
    document = get_document_model().objects.filter(pk=file_id, version_of=None).first()
    if document is not None:
        document.delete()


def _text_read(sender: Any, instance: DocumentText, **kwargs: Any) -> None:
    for entry in DocumentVersion.objects.filter(file=instance.document_id):
        mark_entry(entry.entry_id)


def connect() -> None:
    """Connect once, when the application is ready."""
    for signal in (post_save, post_delete):
        signal.connect(
            _entry_saved, sender=LibraryDocument, dispatch_uid=f"library-entry-{id(signal)}"
        )
    m2m_changed.connect(
        _themes_changed, sender=LibraryDocument.themes.through, dispatch_uid="library-themes"
    )
    pre_save.connect(
        _version_changes, sender=DocumentVersion, dispatch_uid="library-version-changes"
    )
    post_save.connect(_version_saved, sender=DocumentVersion, dispatch_uid="library-version")
    post_delete.connect(_version_gone, sender=DocumentVersion, dispatch_uid="library-version-gone")
    post_save.connect(_text_read, sender=DocumentText, dispatch_uid="library-text")
