"""One date that is otherwise than planned: cancelled, moved, extra."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import make_aware, now
from django.utils.translation import gettext as _

from portal.accounts.models import User
from projects.activities.models import Activity, Session
from projects.activities.permissions import check_can_edit
from projects.activities.telling import (
    tell_cancelled,
    tell_moved,
    tell_other_place,
    tell_restored,
)
from search.outbox.actions import mark


def locked(session: Session) -> Session:
    """The date as it stands, held until the transaction ends: sign-ups wait for it."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("activity")
    return rows.get(pk=session.pk)


def _check(by: User, session: Session) -> None:
    check_can_edit(by, session.activity)
    if session.is_over:
        raise PermissionDenied(_("This date has begun or is over."))


def _save(session: Session) -> Session:
    session.sequence += 1
    session.save()
    mark("activity", str(session.activity_id))
    return session


@transaction.atomic
def cancel_session(*, session: Session, by: User, reason: Mapping[str, str]) -> Session:
    """Cancel one date with a reason; it stays visible. Those signed up and followers are told.

    Raises PermissionDenied for others than the organiser, and once it has begun; ValidationError
    without a reason.
    """
    session = locked(session)
    _check(by, session)
    if session.is_cancelled:
        return session
    if not any(reason.values()):
        raise ValidationError({"reason": _("Say why, so that people understand.")})
    session.state = Session.State.CANCELLED
    session.reason_nl, session.reason_fr = reason.get("nl", ""), reason.get("fr", "")
    _save(session)
    tell_cancelled(session, by)
    return session


@transaction.atomic
def move_session(
    *,
    session: Session,
    by: User,
    starts_at: datetime,
    ends_at: datetime,
    reason: Mapping[str, str],
    place: Mapping[str, str] | None = None,
) -> Session:
    """Another day, hour or place for one date. Those signed up keep their place and are told."""
    session = locked(session)
    _check(by, session)
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end must be after the start.")})
    session.starts_at, session.ends_at = starts_at, ends_at
    if session.state != Session.State.EXTRA:
        session.state = Session.State.MOVED
    session.reason_nl, session.reason_fr = reason.get("nl", ""), reason.get("fr", "")
    if place is not None:
        session.place_nl, session.place_fr = place.get("nl", ""), place.get("fr", "")
    _save(session)
    tell_moved(session, by)
    return session


@transaction.atomic
def move_place(
    *,
    activity: Activity,
    by: User,
    first: date,
    last: date,
    place: Mapping[str, str],
    reason: Mapping[str, str],
) -> list[Session]:
    """Another place for all coming dates from `first` to `last`, in one act; gives them.

    Followers and those signed up for one of the dates are told once, not once a date. Raises
    PermissionDenied for others than the organiser; ValidationError when no date falls in between.
    """
    check_can_edit(by, activity)
    if last < first:
        raise ValidationError({"last_on": _("The last day must not be before the first.")})
    rows = activity.sessions.select_for_update(of=("self",)).going_on()
    ends = make_aware(datetime.combine(last + timedelta(days=1), time()))
    begins = max(make_aware(datetime.combine(first, time())), now())
    found = list(rows.filter(starts_at__gte=begins, starts_at__lt=ends))
    if not found:
        raise ValidationError({"first_on": _("No date falls in these days.")})
    for session in found:
        if session.state != Session.State.EXTRA:
            session.state = Session.State.MOVED
        session.place_nl, session.place_fr = place.get("nl", ""), place.get("fr", "")
        session.reason_nl, session.reason_fr = reason.get("nl", ""), reason.get("fr", "")
        _save(session)
    tell_other_place(found, by)
    return found


@transaction.atomic
def restore_session(*, session: Session, by: User) -> Session:
    """Take a cancellation back: it takes place after all, on the day it had last."""
    session = locked(session)
    _check(by, session)
    if not session.is_cancelled:
        return session
    is_extra = session.key.startswith("x")
    session.state = Session.State.EXTRA if is_extra else Session.State.MOVED
    session.reason_nl = session.reason_fr = ""
    session.left_rule = False
    _save(session)
    tell_restored(session, by)
    return session


@transaction.atomic
def add_session(*, activity: Activity, by: User, starts_at: datetime, ends_at: datetime) -> Session:
    """An extra date beside the rule."""
    check_can_edit(by, activity)
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end must be after the start.")})
    session = Session(
        activity=activity,
        key=f"x{secrets.token_hex(8)}",
        starts_at=starts_at,
        ends_at=ends_at,
        state=Session.State.EXTRA,
    )
    session.save()
    mark("activity", str(activity.pk))
    return session
