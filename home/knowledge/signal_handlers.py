"""Wagtail's events that the search must hear of."""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.signals import page_published, page_unpublished, post_page_move

from search.outbox.actions import mark

from .models import PracticePage
from .search_source import KIND


def _mark(sender: Any, instance: PracticePage, **kwargs: Any) -> None:
    mark(KIND, str(instance.translation_key))


def connect() -> None:
    """Connect once, when the application is ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(_mark, sender=PracticePage, dispatch_uid="practice-search")
    post_page_move.connect(_mark, sender=PracticePage, dispatch_uid="practice-search-move")
    pre_delete.connect(_mark, sender=PracticePage, dispatch_uid="practice-search-delete")
