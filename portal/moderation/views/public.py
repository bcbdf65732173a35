"""What everybody may see: the numbers, and where help is."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.moderation.figures import figures_of, years
from portal.moderation.models import Rule


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Moderation in numbers, a year at a time, and the rules of the house."""
    known = years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else known[0]
    year = year if year in known else known[0]
    rules = list(Rule.objects.filter(is_in_use=True))
    context = {"figures": figures_of(year), "years": known, "rules": rules}
    return render(request, "portal/moderation/figures.html", context)


@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Numbers to call when somebody is in danger."""
    return render(request, "portal/moderation/help_now.html")
