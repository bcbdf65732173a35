"""A council's own texts, and the end of its term."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from forums.councils import permissions
from forums.councils.models import AdvisoryCouncil, Seat, SeatPhoto
from forums.councils.texts import ByLanguage, put_texts
from portal.accounts.models import User

from .seats import forget_photos


@transaction.atomic
def change_council(
    *, council: AdvisoryCouncil, actor: User, texts: Mapping[str, ByLanguage], **fields: Any
) -> None:
    """What its page says: role, meetings, house rules, means, how to stand, mailbox, quorum.

    Raises PermissionDenied for everybody but its chair and secretary.
    """
    permissions.check_can_lead(actor, council)
    put_texts(council, texts)
    for name in ("email", "quorum_percent"):
        if name in fields:
            setattr(council, name, fields[name])
    council.full_clean()
    council.save()


def end_terms(today: date | None = None) -> int:
    """Close councils whose term is over, and all their seats; how many. Run each day."""
    day = today or timezone.localdate()
    over = AdvisoryCouncil.objects.filter(
        state=AdvisoryCouncil.State.ACTIVE, term_end__lt=day
    ).order_by("pk")
    ended = 0
    for council in over:
        with transaction.atomic():
            seats = Seat.objects.filter(council=council, until__isnull=True)
            seats.filter(since__lte=council.term_end).update(until=council.term_end)
            forget_photos(SeatPhoto.objects.filter(seat__council=council))
            council.state = AdvisoryCouncil.State.EXPIRED
            council.save(update_fields=["state", "changed_at"])
            ended += 1
    return ended
