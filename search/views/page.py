"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.accounts.audiences import audiences

from ..answering import Answer, answer
from ..asking import Asked
from ..helping import help_with
from ..insight.actions import click_token, count_question
from ..insight.bets import best_bets
from ..showing import show


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Everything the reader may see, with facets; an empty question shows only the form."""
    asked = Asked.from_address(request.GET)
    context = {"asked": asked, "has_asked": bool(asked)}
    if asked:
        language, mine = get_language() or "nl", audiences(request.user)
        found = answer(asked, language=language, audiences=mine)
        context["answer"] = found
        context["shown"] = show(found.results.hits, language=language, audiences=mine)
        context["help"] = help_with(asked, found, language=language, audiences=mine)
        context["click_token"] = click_token(asked.text, language)
        context["can_save"] = request.user.is_authenticated
        if asked.page == 1:
            context["bets"] = best_bets(asked.text, language)
            _count(request, asked, found, language)
    return render(request, "search/page.html", context)


def _count(request: HttpRequest, asked: Asked, found: Answer, language: str) -> None:
    """Count what somebody asks: no filter clicks after it, no fetching ahead, no reduced search."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", "")
    if request.method == "GET" and not (asked.filters or ahead or found.is_reduced):
        count_question(asked, language, found.results.total)
