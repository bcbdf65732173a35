"""A file that comes, changes or goes, and pages that begin or cease to lead to it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.documents import get_document_model
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
)
from wagtail.signals import page_published, page_unpublished

from portal.core.queueing import queue_with
from search.outbox.actions import mark, mark_many

from .actions import KIND, READABLE


def _saved(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    from .tasks import read_text

    if raw:
        return
    mark(KIND, str(instance.pk))
    if instance.file_extension.lower() in READABLE:
        queue_with(read_text, instance.pk)


def _gone(sender: Any, instance: Any, **kwargs: Any) -> None:
    mark(KIND, str(instance.pk))


def _page_changed(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        _mark_files_of([instance])


def _mark_files_of(pages: Iterable[Page]) -> None:
    """Note the files that these pages lead to."""
    names = get_document_model()._meta
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
        to_content_type__app_label=names.app_label,
        to_content_type__model=names.model_name,
    )
    if keys := sorted(set(rows.values_list("to_object_id", flat=True))):
        mark_many(KIND, keys)


def _page_readers_changed(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    _mark_files_of(instance.page.get_descendants(inclusive=True))


def _collection_readers_changed(
    sender: Any, instance: CollectionViewRestriction, **kwargs: Any
) -> None:
    inside = instance.collection.get_descendants(inclusive=True)
    keys = get_document_model().objects.filter(collection__in=inside).values_list("pk", flat=True)
    if keys:
        mark_many(KIND, map(str, keys))


def connect() -> None:
    """Connect once, when the application is ready."""
    model = get_document_model()
    post_save.connect(_saved, sender=model, dispatch_uid="document-text")
    pre_delete.connect(_gone, sender=model, dispatch_uid="document-text-gone")
    for signal in (page_published, page_unpublished, pre_delete):
        signal.connect(_page_changed, dispatch_uid="document-text-pages")
    for signal in (post_save, post_delete):
        for sender, handler in (
            (PageViewRestriction, _page_readers_changed),
            (CollectionViewRestriction, _collection_readers_changed),
        ):
            signal.connect(
                handler, sender=sender, dispatch_uid=f"document-{sender.__name__}-{id(signal)}"
            )
