"""What the search box offers while somebody types."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.accounts.audiences import audiences
from portal.core.text import clean_text

from ..contract import EngineUnavailable, Suggestion
from ..finding import suggest

LONGEST = 100
MOST = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the list: where it leads, and whether it is a page or words to search with."""

    text: str
    url: str
    is_page: bool


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A part of a page: titles, concepts and labels that begin so; empty when nothing does."""
    text = clean_text(request.GET.get("q", ""))[:LONGEST]
    offers = [_offer(one) for one in _suggested(request, text)] if text.strip() else []
    response = render(request, "search/_suggestions.html", {"offers": offers, "text": text})
    # What one reader may see is not kept for another.
    response["Cache-Control"] = "private, max-age=60"
    return response


def _suggested(request: HttpRequest, text: str) -> tuple[Suggestion, ...]:
    try:
        return suggest(text, get_language() or "nl", audiences(request.user), MOST)
    except EngineUnavailable:
        return ()


def _offer(one: Suggestion) -> Offer:
    if one.url:
        return Offer(one.text, one.url, is_page=True)
    return Offer(one.text, f"{reverse('search')}?{urlencode({'q': one.text})}", is_page=False)
