"""A term that changes is told to search, and texts are read with it anew."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from search.outbox.actions import mark

from .known import forget_terms
from .models import GlossaryTerm
from .search_source import KIND


def _changed(sender: type, instance: GlossaryTerm, **kwargs: Any) -> None:
    forget_terms()
    mark(KIND, str(instance.pk))


def connect() -> None:
    """Connect once, when the application is ready."""
    post_save.connect(_changed, sender=GlossaryTerm, dispatch_uid="glossary-saved")
    post_delete.connect(_changed, sender=GlossaryTerm, dispatch_uid="glossary-deleted")
