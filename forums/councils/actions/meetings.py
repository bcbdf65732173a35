"""Meetings: called with an agenda, held with presence and decisions, approved and then fixed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import (
    AdvisoryCouncil,
    AgendaItem,
    Attendance,
    Meeting,
    Paper,
    Seat,
)
from forums.councils.telling import announce_minutes, announce_open_meeting
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User
from portal.core.text import clean_text

Status = Attendance.Status


def _locked(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("council__company")
    return rows.get(pk=meeting.pk)


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
    meeting.full_clean(exclude=["council"])
    meeting.save()
    carry_over(meeting)
    return meeting


def carry_over(meeting: Meeting) -> int:
    """Put on the agenda what earlier meetings were to decide and did not; how many items."""
    waiting = AgendaItem.objects.filter(
        meeting__council=meeting.council_id,
        meeting__called_at__isnull=False,
        meeting__starts_at__lt=meeting.starts_at,
        kind=AgendaItem.Kind.DECISION,
        decided_at__isnull=True,
        carried_to__isnull=True,
    )
    position = meeting.items.aggregate(last=Max("position"))["last"] or 0
    rows = list(waiting.order_by("meeting__starts_at", "position"))
    for number, item in enumerate(rows, position + 1):
        copy = AgendaItem.objects.create(
            meeting=meeting,
            position=number,
            title=item.title,
            text=item.text,
            kind=item.kind,
            duration=item.duration,
            proposer=item.proposer,
            carried_from=item,
        )
        copy.papers.set(item.papers.all())
    return len(rows)


@transaction.atomic
def change_meeting(
    *, meeting: Meeting, actor: User, texts: dict[str, ByLanguage], **fields: Any
) -> Meeting:
    """Other times or another place; members who were called, and who signed up, are told.

    `fields`: starts_at, ends_at, is_open, places. Raises PermissionDenied once it is over or
    cancelled, ValidationError for wrong times.
    """
    locked = _locked(meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked))
    put_texts(locked, texts)
    for name in ("starts_at", "ends_at", "is_open", "places"):
        if name in fields:
            setattr(locked, name, fields[name])
    locked.sequence += 1
    locked.full_clean(exclude=["council"])
    locked.save()
    if locked.called_at:
        _tell(locked, "meeting_changed")
    return locked


@transaction.atomic
def put_item(
    *,
    meeting: Meeting,
    actor: User | None,
    title: str,
    kind: str = AgendaItem.Kind.DISCUSSION,
    duration: int = 10,
    text: str = "",
    proposer: str = "",
    papers: Iterable[Paper] = (),
    item: AgendaItem | None = None,
) -> AgendaItem:
    """An item at the end of the agenda, or other words for one that stands there.

    Raises PermissionDenied once the meeting is over, ValidationError for papers of others.
    """
    locked = _locked(meeting)
    if actor is not None:
        permissions.refuse(permissions.agenda_problem(actor, locked))
    chosen = list(papers)
    if any(paper.council_id != locked.council_id for paper in chosen):
        raise ValidationError(_("Choose documents of this council."))
    last = locked.items.aggregate(last=Max("position"))["last"] or 0
    row = item or AgendaItem(meeting=locked, position=last + 1)
    row.title, row.kind, row.duration = clean_text(title).strip(), kind, duration
    row.text, row.proposer = clean_text(text).strip(), clean_text(proposer).strip()
    row.full_clean(exclude=["meeting", "carried_from"])
    row.save()
    row.papers.set(chosen)
    return row


@transaction.atomic
def move_item(*, item: AgendaItem, actor: User, up: bool) -> None:
    """One place up or down on the agenda; nothing happens at either end."""
    locked = _locked(item.meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked))
    rows = locked.items
    if up:
        other = rows.filter(position__lt=item.position).order_by("-position").first()
    else:
        other = rows.filter(position__gt=item.position).order_by("position").first()
    if other is None:
        return
    mine, theirs = item.position, other.position
    last = (rows.aggregate(last=Max("position"))["last"] or 0) + 1
    AgendaItem.objects.filter(pk=other.pk).update(position=last)
    AgendaItem.objects.filter(pk=item.pk).update(position=theirs)
    AgendaItem.objects.filter(pk=other.pk).update(position=mine)


@transaction.atomic
def take_item_off(*, item: AgendaItem, actor: User) -> None:
    """Take an item off the agenda. One that came back from an earlier meeting waits again."""
    locked = _locked(item.meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked))
    item.delete()


@transaction.atomic
def call_members(*, meeting: Meeting, actor: User | None, at: datetime | None = None) -> Meeting:
    """Call all members, by notice and by mail with the calendar file behind it; once.

    Raises PermissionDenied for who does not lead the council, ValidationError without an agenda
    or when the time has passed.
    """
    locked = _locked(meeting)
    if actor is not None:
        permissions.refuse(permissions.agenda_problem(actor, locked))
    if locked.called_at:
        return locked
    moment = at or timezone.now()
    if not locked.items.exists():
        raise ValidationError(_("Put at least one item on the agenda."))
    if actor is not None and locked.starts_at <= moment:
        raise ValidationError(_("This moment has passed. Choose another."))
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
    locked = _locked(meeting)
    permissions.refuse(permissions.agenda_problem(actor, locked, at))
    words = clean_text(reason).strip()[:300]
    if not words:
        raise ValidationError(_("Say why the meeting does not take place."))
    locked.cancelled_at, locked.cancel_reason = at or timezone.now(), words
    locked.sequence += 1
    locked.save(update_fields=["cancelled_at", "cancel_reason", "sequence", "changed_at"])
    if locked.called_at:
        _tell(locked, "meeting_cancelled")


@transaction.atomic
def answer_call(
    *, meeting: Meeting, user: User, comes: bool, proxy: Seat | None = None
) -> Attendance:
    """A member says whether they come, and who votes in their place if they do not.

    A member votes for at most one other. Raises PermissionDenied for who was not called and from
    the start on, ValidationError for a proxy that cannot be.
    """
    locked = _locked(meeting)
    permissions.refuse(permissions.changing_problem(locked))
    if timezone.now() >= locked.starts_at:
        permissions.refuse(_("The meeting has begun."))
    row = Attendance.objects.filter(meeting=locked, seat__user=user).select_related("seat").first()
    if row is None:
        permissions.refuse(_("Only members who were called answer."))
    return _set_attendance(row, Status.COMES if comes else Status.APOLOGISED, proxy)


def _set_attendance(row: Attendance, status: str, proxy: Seat | None) -> Attendance:
    row.status = status
    row.proxy = proxy if status in {Status.APOLOGISED, Status.ABSENT} else None
    if row.proxy is not None and row.proxy.council_id != row.seat.council_id:
        raise ValidationError(_("Choose a member of this council."))
    if row.proxy is not None and row.proxy_id == row.seat_id:
        raise ValidationError(_("Choose another member."))
    taken = Attendance.objects.filter(meeting=row.meeting_id, proxy=row.proxy).exclude(pk=row.pk)
    if row.proxy is not None and taken.exists():
        raise ValidationError(_("This member already votes for somebody else."))
    row.save()
    return row


@transaction.atomic
def note_attendance(
    *, meeting: Meeting, actor: User, rows: Sequence[tuple[int, str, int | None]]
) -> None:
    """Who was there: (seat, status, the seat that votes in their place), a row a member.

    Raises PermissionDenied before the start and once the minutes are approved, ValidationError for
    a proxy that cannot be.
    """
    locked = _locked(meeting)
    permissions.refuse(permissions.minutes_problem(actor, locked))
    known = {row.seat_id: row for row in locked.attendances.select_related("seat")}
    seats = {row.seat_id: row.seat for row in known.values()}
    # First without proxies, so that two members may change places.
    Attendance.objects.filter(meeting=locked).update(proxy=None)
    for seat, status, proxy in rows:
        if seat in known and status in Status.values:
            _set_attendance(known[seat], status, seats.get(proxy) if proxy else None)


@transaction.atomic
def write_minutes(*, item: AgendaItem, actor: User, notes: str) -> AgendaItem:
    """What was said about an item, written while they speak. Refused once it is approved."""
    locked = _locked(item.meeting)
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

    locked = _locked(item.meeting)
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
    locked = _locked(meeting)
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

    locked = _locked(meeting)
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


def _tell(meeting: Meeting, event: str) -> None:
    from forums.councils.tasks import tell_meeting

    moment = timezone.now().isoformat()
    transaction.on_commit(partial(tell_meeting.enqueue, meeting.pk, event, moment))
