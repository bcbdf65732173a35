"""Where a word is used."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.accounts.admin_scope import is_limited

from .usage import find_term, uses_of


@never_cache
@require_safe
def term_usage(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """What uses a word, for the regulator's editors: before it is renamed or switched off."""
    if is_limited(request.user):
        raise PermissionDenied
    term = find_term(kind, pk)
    if term is None:
        raise Http404
    context = {
        "term": term,
        "uses": uses_of(term),
        "said": {
            "title": _("Where it is used"),
            "none": _("Nothing uses it."),
            "more": _("Only the first fifty are named."),
        },
    }
    return render(request, "editing/usage.html", context, using="django")
