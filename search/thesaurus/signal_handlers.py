"""A concept that was saved or removed counts from the next search on, in this process at once."""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from search.engine import refresh_thesaurus

from .models import Concept


def _changed(**kwargs: Any) -> None:
    transaction.on_commit(refresh_thesaurus)


def connect() -> None:
    """Connect once, when the application is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=Concept, dispatch_uid=f"thesaurus-{id(signal)}")
    m2m_changed.connect(_changed, sender=Concept.broader.through, dispatch_uid="thesaurus-broader")
