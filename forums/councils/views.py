"""Pages of the advisory councils."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from .models import AdvisoryCouncil

# Rooms to the right say what a council asked and advised.
CouncilParts = Callable[[HttpRequest, AdvisoryCouncil], dict[str, Any]]
_parts: list[CouncilParts] = []

STATE_TEXTS = {
    AdvisoryCouncil.State.NONE: _(
        "This company has no council now. Enough candidates are needed to choose one. Do you want "
        "to stand? Tell your housing company."
    ),
    AdvisoryCouncil.State.IN_ELECTION: _(
        "The tenants are choosing a new council. Your housing company tells you how to stand and "
        "when to vote."
    ),
    AdvisoryCouncil.State.EXPIRED: _(
        "The term of this council is over. What it advised stays here to read."
    ),
    AdvisoryCouncil.State.DISSOLVED: _(
        "This council has stopped. What it advised stays here to read."
    ),
}


def register_council_parts(parts: CouncilParts) -> CouncilParts:
    """Let `parts` add to what the page of a council shows."""
    if parts not in _parts:
        _parts.append(parts)
    return parts


@require_safe
def council_list(request: HttpRequest) -> HttpResponse:
    """Every company's council, whatever its state."""
    councils = AdvisoryCouncil.objects.in_list_order().select_related("company")
    return render(request, "forums/councils/index.html", {"councils": list(councils)})


@require_safe
def council_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One council: its role, its members who agreed to be named, what it asked and advised."""
    council = get_object_or_404(AdvisoryCouncil.objects.select_related("company"), slug=slug)
    seats = list(council.seats.in_force())
    context = {
        "council": council,
        "state_text": STATE_TEXTS.get(council.state, ""),
        "named": [seat for seat in seats if seat.shows_name and seat.display_name],
        "unnamed": sum(not (seat.shows_name and seat.display_name) for seat in seats),
    }
    for parts in _parts:
        context |= parts(request, council)
    return render(request, "forums/councils/council.html", context)
