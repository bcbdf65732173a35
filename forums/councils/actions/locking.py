"""One meeting at a time: what changes it holds its row until the transaction ends."""

from __future__ import annotations

from forums.councils.models import Meeting


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting as it is now, with its council; others wait for it."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("council__company")
    return rows.get(pk=meeting.pk)
