"""The glossary, and the choice to see its explanations in texts."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from home.site.views import YEAR, back_to
from search.language.text import fold

from .explaining import COOKIE, OFF
from .models import GlossaryTerm


@require_safe
def glossary_index(request: HttpRequest) -> HttpResponse:
    """All terms by letter, in the language that is read."""
    language = (get_language() or "nl")[:2]
    terms = [_shown(term, language) for term in GlossaryTerm.objects.shown()]
    terms.sort(key=lambda term: (term["sorted"], term["code"]))
    letters = [(letter, list(of)) for letter, of in groupby(terms, lambda t: t["letter"])]
    context = {"letters": letters, "other": "fr" if language == "nl" else "nl"}
    return render(request, "home/glossary/index.html", context)


# Without a token, as the choice of colours: it changes nothing but what the reader sees.
@csrf_exempt
@require_POST
def explanations_switch(request: HttpRequest) -> HttpResponse:
    """Remember whether difficult words are explained in texts; they are until switched off."""
    response = back_to(request, reverse("glossary:index"))
    if request.POST.get("terms") == OFF:
        response.set_cookie(
            COOKIE, OFF, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _shown(term: GlossaryTerm, language: str) -> dict[str, object]:
    name, *others = term.spelled(language)
    plain = fold(name)
    return {
        "code": term.code,
        "name": name,
        "others": others,
        "sentence": getattr(term, f"sentence_{language}"),
        "more": getattr(term, f"more_{language}"),
        "in_other": term.spelled("fr" if language == "nl" else "nl")[0],
        "sorted": plain,
        "letter": plain[:1].upper() if plain[:1].isalpha() else "#",
    }
