"""Where people of the sector ask each other: the first board of professionals."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from portal.accounts.audiences import PROFESSIONAL, Anybody, audiences
from portal.core.prepared import Prepared

from .models import Board

_boards = Prepared(
    lambda: Board.objects.filter(
        kind=Board.Kind.PROFESSIONALS, audience=PROFESSIONAL, posting_audience=PROFESSIONAL
    ).order_by("order", "slug")[:1]
)


def network_board(user: Anybody) -> Board | None:
    """The board that questions to the network stand on; None for who may not read it."""
    return _boards.first() if PROFESSIONAL in audiences(user) else None


def ask_address(text: str, audiences: frozenset[str]) -> str:
    """Where somebody who found nothing asks: the network for the sector, the forum for others."""
    if PROFESSIONAL in audiences and _boards.exists():
        address = reverse("boards:ask_network")
        return f"{address}?{urlencode({'q': text})}" if text else address
    return reverse("boards:index")
