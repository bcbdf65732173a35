"""Who holds a seat now, asked once a request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone

from portal.accounts.models import User
from portal.core.prepared import Prepared

from .models import Seat

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody

_seats = Prepared(lambda user, today: Seat.objects.in_force(today).filter(user_id=user))
SPEAKING = frozenset({Seat.Function.CHAIR, Seat.Function.SECRETARY})


def seats_of(user: Anybody) -> list[Seat]:
    """The seats that the person holds today; kept on the user object for this request."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_seats_in_force"):
        user._seats_in_force = _seats.all(user=user.pk, today=timezone.localdate())
    return user._seats_in_force


def council_audiences(user: User) -> Iterable[str]:
    """`council-3` for each council that the person sits in."""
    return {f"council-{seat.council_id}" for seat in seats_of(user)}


def speaks_for(user: Anybody, council_id: int | None) -> bool:
    """Whether the person records what the council decides: its chair or secretary."""
    return council_id is not None and any(
        seat.council_id == council_id and seat.function in SPEAKING for seat in seats_of(user)
    )


def sits_in(user: Anybody, council_id: int | None) -> bool:
    """Whether the person holds a seat in that council today."""
    return any(seat.council_id == council_id for seat in seats_of(user))
