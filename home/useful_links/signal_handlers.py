"""A link that is written, changed or deleted."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save

from search.outbox.actions import mark

from .models import UsefulLink
from .search_source import KIND


def _changed(sender: Any, instance: UsefulLink, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        mark(KIND, str(instance.pk))


def _themes_changed(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, UsefulLink):
        mark(KIND, str(instance.pk))


def connect() -> None:
    """Connect once, when the application is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=UsefulLink, dispatch_uid=f"useful-link-{id(signal)}")
    through = UsefulLink.themes.through
    m2m_changed.connect(_themes_changed, sender=through, dispatch_uid="useful-link-themes")
