"""A meeting that is written or changed, or gets other dates."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save

from search.outbox.actions import mark

from .models import MeetingDate, SectorMeeting
from .search_source import KIND


def _changed(sender: Any, instance: SectorMeeting, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        mark(KIND, str(instance.pk))


def _date_changed(sender: Any, instance: MeetingDate, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        mark(KIND, str(instance.meeting_id))


def _themes_changed(sender: Any, instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, SectorMeeting):
        mark(KIND, str(instance.pk))


def connect() -> None:
    """Connect once, when the application is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_changed, sender=SectorMeeting, dispatch_uid=f"meeting-{id(signal)}")
        signal.connect(_date_changed, sender=MeetingDate, dispatch_uid=f"date-{id(signal)}")
    through = SectorMeeting.themes.through
    m2m_changed.connect(_themes_changed, sender=through, dispatch_uid="meeting-themes")
