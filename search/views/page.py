"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..answering import Answer
from ..asking import Asked
from ..insight.actions import click_token, count_question
from ..insight.bets import best_bets
from ..listing import results_context


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Everything the reader may see, with facets; an empty question shows only the form."""
    asked = Asked.from_address(request.GET)
    context = results_context(asked, request.user)
    if asked:
        language = get_language() or "nl"
        context["click_token"] = click_token(asked.text, language)
        context["can_save"] = request.user.is_authenticated
        if asked.page == 1:
            context["bets"] = best_bets(asked.text, language)
            _count(request, asked, context["answer"], language)
    return render(request, "search/page.html", context)


def _count(request: HttpRequest, asked: Asked, found: Answer, language: str) -> None:
    """Count what somebody asks: no filter clicks after it, no fetching ahead, no reduced search."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "GET" and not (asked.filters or ahead or found.is_reduced):
        count_question(asked, language, found.results.total)
