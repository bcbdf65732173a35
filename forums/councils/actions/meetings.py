"""A meeting is planned, changed, called or cancelled; everybody concerned hears of it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import AdvisoryCouncil, Attendance, Meeting
from forums.councils.telling import announce_open_meeting
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User
from portal.core.text import clean_text

from .agenda import carry_over
from .locking import locked_meeting


@transaction.atomic
def plan_meeting(
    *,
    council: AdvisoryCouncil,
    actor: User | None,
    texts: dict[str, ByLanguage],
    starts_at: datetime,
    ends_at: datetime,
    is_open: bool = False,
    places: int | None = None,
) -> Meeting:
    """A meeting that is being prepared. What the last one did not decide stands on its agenda.

    Raises PermissionDenied for who does not lead the council, ValidationError for wrong times.
    """
    if actor is not None:
        permissions.check_can_lead(actor, council)
    meeting = Meeting(
        council=council, starts_at=starts_at, ends_at=ends_at, is_open=is_open, places=places
    )
    put_texts(meeting, texts)
    if actor is not None:
        _check_is_ahead(meeting)
    meeting.full_clean(exclude=["council"])
    meeting.save()
    carry_over(meeting)
    return meeting


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, actor: User, texts: dict[str, ByLanguage], **fields: Any
) -> Meeting:
    """Other times or another place; members who were called, and who signed up, are told.

    `fields`: starts_at, ends_at, is_open, places. Raises PermissionDenied once it is over or
    cancelled, ValidationError for wrong times.
    """
    locked = locked_meeting(meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked))
    put_texts(locked, texts)
    for name in ("starts_at", "ends_at", "is_open", "places"):
        if name in fields:
            setattr(locked, name, fields[name])
    if "starts_at" in fields and locked.starts_at != meeting.starts_at:
        _check_is_ahead(locked)
    locked.sequence += 1
    locked.full_clean(exclude=["council"])
    locked.save()
    if locked.called_at:
        _tell(locked, "meeting_changed")
    return locked


@transaction.atomic
def call_members(*, meeting: Meeting, actor: User | None, at: datetime | None = None) -> Meeting:
    """Call all members, by notice and by mail with the file for their calendar; once.

    Raises PermissionDenied for who does not lead the council, ValidationError without an agenda
    or when the time has passed.
    """
    locked = locked_meeting(meeting)
    if actor is not None:
        permissions.refuse(permissions.agenda_problem(actor, locked))
    if locked.called_at:
        return locked
    moment = at or timezone.now()
    # A meeting that was held since this one was planned may have left something.
    carry_over(locked)
    if not locked.items.exists():
        raise ValidationError(_("Put at least one item on the agenda."))
    if actor is not None:
        _check_is_ahead(locked, moment)
    locked.called_at = moment
    locked.save(update_fields=["called_at", "changed_at"])
    seats = locked.council.seats.in_force()
    Attendance.objects.bulk_create(
        [Attendance(meeting=locked, seat=seat) for seat in seats], ignore_conflicts=True
    )
    if actor is not None:
        _tell(locked, "meeting_called")
        if locked.is_open:
            announce_open_meeting(locked, actor)
    meeting.called_at = moment
    return locked


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, actor: User, reason: str, at: datetime | None = None
) -> None:
    """It does not take place; everybody who was called or signed up hears why."""
    locked = locked_meeting(meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked, at))
    words = clean_text(reason).strip()[:300]
    if not words:
        raise ValidationError(_("Say why the meeting does not take place."))
    locked.cancelled_at, locked.cancel_reason = at or timezone.now(), words
    locked.sequence += 1
    locked.save(update_fields=["cancelled_at", "cancel_reason", "sequence", "changed_at"])
    if locked.called_at:
        _tell(locked, "meeting_cancelled")


def _check_is_ahead(meeting: Meeting, at: datetime | None = None) -> None:
    if meeting.starts_at <= (at or timezone.now()):
        raise ValidationError(_("This moment has passed. Choose another."))


def _tell(meeting: Meeting, event: str) -> None:
    from forums.councils.tasks import tell_meeting

    moment = timezone.now().isoformat()
    transaction.on_commit(partial(tell_meeting.enqueue, meeting.pk, event, moment))
