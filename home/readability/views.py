"""Measuring a text that is being written, and the list of what is hard to read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.admin_scope import is_limited

from .measuring import LONGEST_TEXT, measure
from .reading import read_all
from .telling import numbers, telling

A_PAGE = 50


@require_POST
def reading(request: HttpRequest) -> HttpResponse:
    """The hint about the text that was sent along."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    language = request.POST.get("language", "")[:12]
    found = telling(measure(text, language), language)
    return render(request, "readability/_reading.html", found, using="django")


@never_cache
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """All plain-language versions, the hardest first, for the regulator's editors."""
    if is_limited(request.user):
        raise PermissionDenied
    found = Paginator(read_all(), A_PAGE).get_page(request.GET.get("p"))
    context: dict[str, Any] = {
        "found": found,
        "rows": [(row.page, row.reading, numbers(row.reading)) for row in found],
        "said": {
            "title": _("Easy to read?"),
            "help": _("Versions in plain language that are online, the hardest first. Aim: B1."),
            "none": _("No page has a version in plain language yet."),
            "page": _("Page"),
            "verdict": _("How it reads"),
            "numbers": _("Counted"),
        },
    }
    return render(request, "readability/report.html", context, using="django")
