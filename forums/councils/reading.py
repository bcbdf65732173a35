"""What a reader sees of meetings and suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import BooleanField, Count, Exists, OuterRef, Q, QuerySet, Value

from portal.accounts.audiences import audiences

from .models import AdvisoryCouncil, Meeting, Seat, Suggestion, SuggestionSupport
from .seats import seats_of

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody


def visible_meetings(user: Anybody) -> QuerySet[Meeting]:
    """All of the reader's own councils; of others, called open ones and what was approved."""
    own = [seat.council_id for seat in seats_of(user)]
    companies = [
        int(one.removeprefix("company-"))
        for one in audiences(user)
        if one.startswith("company-") and one.removeprefix("company-").isdigit()
    ]
    told = Q(is_open=True, called_at__isnull=False, council__company__in=companies)
    published = Q(approved_at__isnull=False) & (~Q(public_minutes_nl="") | ~Q(public_minutes_fr=""))
    return Meeting.objects.filter(Q(council__in=own) | told | published)


def suggestions_for(council: AdvisoryCouncil, user: Anybody) -> QuerySet[Suggestion]:
    """Those in sight, with how many want them and whether the reader does."""
    mine: Exists | Value = Value(False, output_field=BooleanField())
    if user.is_authenticated:
        mine = Exists(SuggestionSupport.objects.filter(suggestion=OuterRef("pk"), user=user))
    seen = ~Q(state=Suggestion.State.HIDDEN)
    if user.is_authenticated:
        seen |= Q(author=user)
    rows = Suggestion.objects.filter(seen, council=council)
    rows = rows.exclude(state=Suggestion.State.REMOVED)
    return rows.annotate(support_count=Count("supports"), supported=mine)


def members_of(council: AdvisoryCouncil) -> list[Seat]:
    """Seats of today with their accounts, the chair first."""
    return list(council.seats.in_force().in_order().select_related("user"))
