"""What was said and decided: written live, approved at the next meeting, then fixed."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import AgendaItem, Meeting
from forums.councils.telling import announce_minutes
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User
from portal.core.text import clean_text

from .locking import locked_meeting


@transaction.atomic
def write_minutes(*, item: AgendaItem, actor: User, notes: str) -> AgendaItem:
    """What was said about an item, written while they speak. Refused once it is approved."""
    locked = locked_meeting(item.meeting)
    permissions.refuse(permissions.minutes_problem(actor, locked))
    item.notes = clean_text(notes).strip()[:20_000]
    item.save(update_fields=["notes"])
    return item


@transaction.atomic
def decide(
    *,
    item: AgendaItem,
    actor: User,
    decision: str,
    votes: tuple[int, int, int],
    at: datetime | None = None,
) -> AgendaItem:
    """Record a decision with its votes: for, against, abstained.

    Raises PermissionDenied before the start, without enough members, and once the minutes are
    approved; ValidationError without words or with more votes than there are voices.
    """
    from forums.councils.quorum import quorum_of

    locked = locked_meeting(item.meeting)
    permissions.refuse(permissions.minutes_problem(actor, locked, at))
    quorum = quorum_of(locked)
    if not quorum.is_met:
        permissions.refuse(
            _("Too few members are there to decide: %(voices)s of the %(needed)s needed.")
            % {"voices": quorum.voices, "needed": quorum.needed}
        )
    words = clean_text(decision).strip()
    if not words:
        raise ValidationError(_("Write what was decided."))
    if sum(votes) > quorum.voices:
        raise ValidationError(
            _("These are more votes than there are voices: %(voices)s.") % {"voices": quorum.voices}
        )
    item.decision, item.decided_at = words[:5000], at or timezone.now()
    item.votes_for, item.votes_against, item.abstentions = votes
    item.save()
    return item


@transaction.atomic
def publish_minutes(*, meeting: Meeting, actor: User, texts: ByLanguage) -> None:
    """The version for everybody, without persons. Refused before the end and once approved."""
    locked = locked_meeting(meeting)
    permissions.refuse(permissions.approval_problem(actor, locked))
    put_texts(locked, {"public_minutes": texts})
    locked.save(update_fields=["public_minutes_nl", "public_minutes_fr", "changed_at"])


@transaction.atomic
def approve_minutes(
    *,
    meeting: Meeting,
    actor: User,
    in_meeting: Meeting | None = None,
    at: datetime | None = None,
) -> Meeting:
    """Fix the minutes for good, with a fingerprint of their words; again changes nothing.

    They are approved in a later meeting of the same council that has begun. Raises
    PermissionDenied before the end and for others, ValidationError for another meeting.
    """
    from forums.councils.minutes import minutes_text

    locked = locked_meeting(meeting)
    if locked.approved_at:
        return locked
    moment = at or timezone.now()
    permissions.refuse(permissions.approval_problem(actor, locked, moment))
    if in_meeting is not None:
        later = in_meeting.starts_at >= locked.ends_at and in_meeting.starts_at <= moment
        if in_meeting.council_id != locked.council_id or not later or not in_meeting.called_at:
            raise ValidationError(_("Choose a later meeting of this council that has begun."))
    text = minutes_text(locked)
    locked.approved_at, locked.approved_in = moment, in_meeting
    locked.approved_text = text
    locked.approved_hash = hashlib.sha256(text.encode()).hexdigest()
    locked.save()
    if locked.public_minutes_nl or locked.public_minutes_fr:
        announce_minutes(locked, actor)
    meeting.refresh_from_db()
    return locked
