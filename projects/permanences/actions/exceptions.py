"""One opening that is otherwise than planned: closed, moved, extra."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.models import User
from projects.permanences.models import Opening, Permanence
from projects.permanences.permissions import check_can_keep
from projects.permanences.telling import tell_change

Texts = Mapping[str, str]


def _taken(opening: Opening, by: User) -> Opening:
    """The opening as it stands, held until the transaction ends."""
    rows = Opening.objects.select_for_update(of=("self",)).select_related("permanence")
    found = rows.get(pk=opening.pk)
    check_can_keep(by, found.permanence.organisation_id)
    if found.ends_at <= timezone.now():
        raise PermissionDenied(_("This opening is over."))
    return found


def _save(opening: Opening, reason: Texts) -> None:
    opening.reason_nl, opening.reason_fr = reason.get("nl", ""), reason.get("fr", "")
    opening.sequence += 1
    opening.full_clean()
    opening.save()


def _check_span(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end must be after the start.")})


@transaction.atomic
def cancel_opening(*, opening: Opening, by: User, reason: Texts) -> Opening:
    """Close once, with a reason; the day stays visible as closed. Followers are told.

    Raises PermissionDenied for others than the workers of the service and once it is over;
    ValidationError without a reason.
    """
    opening = _taken(opening, by)
    if opening.is_cancelled:
        return opening
    if not any(reason.values()):
        raise ValidationError({"reason": _("Say why, so that people understand.")})
    opening.state = Opening.State.CANCELLED
    _save(opening, reason)
    tell_change("opening_cancelled", opening, by)
    return opening


@transaction.atomic
def move_opening(
    *,
    opening: Opening,
    by: User,
    starts_at: datetime,
    ends_at: datetime,
    reason: Texts,
    place: Texts | None = None,
) -> Opening:
    """Another day, hour or place once. Raises as `cancel_opening`."""
    opening = _taken(opening, by)
    _check_span(starts_at, ends_at)
    opening.starts_at, opening.ends_at = starts_at, ends_at
    if opening.state != Opening.State.EXTRA:
        opening.state = Opening.State.MOVED
    if place is not None:
        opening.place_nl, opening.place_fr = place.get("nl", ""), place.get("fr", "")
    _save(opening, reason)
    tell_change("opening_moved", opening, by)
    return opening


@transaction.atomic
def restore_opening(*, opening: Opening, by: User) -> Opening:
    """Open after all, on the day it had last."""
    opening = _taken(opening, by)
    if not opening.is_cancelled:
        return opening
    is_extra = opening.key.startswith("x")
    opening.state = Opening.State.EXTRA if is_extra else Opening.State.MOVED
    _save(opening, {})
    tell_change("opening_restored", opening, by)
    return opening


@transaction.atomic
def add_opening(
    *, permanence: Permanence, by: User, starts_at: datetime, ends_at: datetime
) -> Opening:
    """An extra opening beside the rule."""
    check_can_keep(by, permanence.organisation_id)
    _check_span(starts_at, ends_at)
    opening = Opening(
        permanence=permanence,
        key=f"x{secrets.token_hex(8)}",
        starts_at=starts_at,
        ends_at=ends_at,
        state=Opening.State.EXTRA,
    )
    opening.save()
    return opening
