"""Pages of the advisory councils."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import AdvisoryCouncil

# Rooms to the right say what a council asked and advised.
CouncilParts = Callable[[HttpRequest, AdvisoryCouncil], dict[str, Any]]
_parts: list[CouncilParts] = []


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
        "named": [seat for seat in seats if seat.shows_name and seat.display_name],
        "unnamed": sum(not (seat.shows_name and seat.display_name) for seat in seats),
    }
    for parts in _parts:
        context |= parts(request, council)
    return render(request, "forums/councils/council.html", context)
