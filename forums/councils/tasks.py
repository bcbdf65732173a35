"""What the worker does for this room. Each may run twice: nobody is told twice."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task


@task()
def tell_meeting(meeting_id: int, event: str, moment: str) -> None:
    """Tell members and who signed up that a meeting is called, changed or cancelled."""
    from .models import Meeting
    from .telling import tell_people

    meeting = Meeting.objects.select_related("council__company").filter(pk=meeting_id).first()
    if meeting is not None:
        tell_people(meeting, event, datetime.fromisoformat(moment))


@task()
def close_terms() -> None:
    """End the terms that are over, and with them the seats."""
    from .actions import end_terms

    end_terms()
