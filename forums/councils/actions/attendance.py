"""Who comes, who does not, and who votes in whose place."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forums.councils import permissions
from forums.councils.models import Attendance, Meeting, Seat
from forums.councils.quorum import quorum_of
from forums.councils.telling import tell_proxy_lost
from portal.accounts.models import User

from .locking import locked_meeting

Status = Attendance.Status


@transaction.atomic
def answer_call(
    *, meeting: Meeting, user: User, comes: bool, proxy: Seat | None = None
) -> Attendance:
    """A member says whether they come, and who votes in their place if they do not.

    A member votes for at most one other. Who does not come after all and would have voted for
    somebody: that member is told. Raises PermissionDenied for who was not called and from the
    start on, ValidationError for a proxy that cannot be.
    """
    locked = locked_meeting(meeting)
    permissions.refuse(permissions.changing_problem(locked))
    if timezone.now() >= locked.starts_at:
        permissions.refuse(_("The meeting has begun."))
    row = Attendance.objects.filter(meeting=locked, seat__user=user).select_related("seat").first()
    if row is None:
        permissions.refuse(_("Only members who were called answer."))
    if not comes and proxy is not None:
        _check_comes(locked, proxy)
    made = _set_attendance(row, Status.COMES if comes else Status.APOLOGISED, proxy)
    if not comes:
        tell_proxy_lost(locked, row.seat)
    return made


def _check_comes(meeting: Meeting, proxy: Seat) -> None:
    if Attendance.objects.filter(meeting=meeting, seat=proxy, status__in=Attendance.AWAY).exists():
        raise ValidationError(_("This member does not come either. Choose another one."))


@transaction.atomic
def note_attendance(
    *, meeting: Meeting, actor: User, rows: Sequence[tuple[int, str, int | None]]
) -> None:
    """Who was there: (seat, status, the seat that votes in their place), a row a member.

    Raises PermissionDenied before the start and once the minutes are approved, ValidationError for
    a proxy that cannot be, and for too few people for what was decided.
    """
    locked = locked_meeting(meeting)
    permissions.refuse(permissions.minutes_problem(actor, locked))
    known = {row.seat_id: row for row in locked.attendances.select_related("seat")}
    seats = {row.seat_id: row.seat for row in known.values()}
    # First without proxies, so that two members may change places.
    Attendance.objects.filter(meeting=locked).update(proxy=None)
    for seat, status, proxy in rows:
        if seat in known and status in Status.values:
            _set_attendance(known[seat], status, seats.get(proxy) if proxy else None)
    _check_nobody_away_votes(locked)
    decided = locked.items.filter(decided_at__isnull=False).exists()
    if decided and not quorum_of(locked).is_met:
        raise ValidationError(_("A decision was taken. With these people there was no quorum."))


def _check_nobody_away_votes(meeting: Meeting) -> None:
    """Who is still expected may vote for another; that voice counts once they are there."""
    rows = Attendance.objects.filter(meeting=meeting)
    away = rows.filter(status__in=Attendance.AWAY).values("seat")
    if rows.filter(proxy__in=away).exists():
        raise ValidationError(_("Only who is there votes for somebody else. Choose another one."))


def _set_attendance(row: Attendance, status: str, proxy: Seat | None) -> Attendance:
    row.status = status
    row.proxy = proxy if status in Attendance.AWAY else None
    if row.proxy is not None and row.proxy.council_id != row.seat.council_id:
        raise ValidationError(_("Choose a member of this council."))
    if row.proxy is not None and row.proxy_id == row.seat_id:
        raise ValidationError(_("Choose another member."))
    taken = Attendance.objects.filter(meeting=row.meeting_id, proxy=row.proxy).exclude(pk=row.pk)
    if row.proxy is not None and taken.exists():
        raise ValidationError(_("This member already votes for somebody else."))
    row.save()
    return row
