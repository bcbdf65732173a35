"""Pages of the advisory councils."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from forums.councils.models import AdvisoryCouncil, Seat
from forums.councils.permissions import can_enter, can_lead
from forums.councils.reading import visible_meetings
from portal.core.preferences import Preferences
from portal.core.text import markdown_to_html
from portal.organisations.models import HousingCompany
from projects.companies.lists import addresses_of

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


MOST = 12


def _open_meetings(council: AdvisoryCouncil) -> int:
    """How many meetings with all tenants there are this year, held or called."""
    year = timezone.localdate().year
    rows = council.meetings.called().open_to_tenants().filter(cancelled_at__isnull=True)
    return rows.filter(starts_at__year=year).count()


def register_council_parts(parts: CouncilParts) -> CouncilParts:
    """Let `parts` add to what the page of a council shows."""
    if parts not in _parts:
        _parts.append(parts)
    return parts


@require_safe
def council_list(request: HttpRequest) -> HttpResponse:
    """Every company's council, whatever its state; and the companies that never had one."""
    councils = list(AdvisoryCouncil.objects.in_list_order().select_related("company"))
    having = {council.company_id for council in councils}
    companies = list(HousingCompany.objects.current().exclude(pk__in=having).order_by("code"))
    addresses = addresses_of([one.pk for one in companies], Locale.get_active().pk)
    without = [(one.name, addresses.get(one.pk, "")) for one in companies]
    context = {"councils": councils, "without": without}
    return render(request, "forums/councils/index.html", context)


@require_safe
def council_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One council: its role, its members who agreed to be named, what it asked and advised."""
    council = get_object_or_404(AdvisoryCouncil.objects.select_related("company"), slug=slug)
    seats = list(council.seats.in_force().in_order().select_related("photo"))
    meetings = visible_meetings(request.user).filter(council=council)
    context = {
        "inside": can_enter(request.user, council),
        "leads": can_lead(request.user, council),
        "next_meetings": list(meetings.upcoming()[:3]),
        "minutes": list(meetings.filter(approved_at__isnull=False)[:MOST]),
        "papers": list(council.papers.public()[:MOST]),
        "delegates": [seat for seat in seats if seat.function == Seat.Function.DELEGATE],
        "rules": markdown_to_html(council.rules),
        "open_this_year": _open_meetings(council),
        "open_needed": council.open_meetings or Preferences.load().council_open_meetings,
        "council": council,
        "state_text": STATE_TEXTS.get(council.state, ""),
        "named": [seat for seat in seats if seat.shows_name and seat.display_name],
        "unnamed": sum(not (seat.shows_name and seat.display_name) for seat in seats),
    }
    for parts in _parts:
        context |= parts(request, council)
    return render(request, "forums/councils/council.html", context)
