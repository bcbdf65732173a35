"""The list by next opening, and one permanence."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.core.translated import worded
from portal.notifications.actions import is_following
from projects.activities.rhythm import rhythm_of
from projects.permanences.actions import plan_of
from projects.permanences.lists import days_of, directory, rows_of
from projects.permanences.permissions import can_keep, can_keep_somewhere
from projects.permanences.telling import about

from .finding import find_permanence

KEPT = ("municipality", "company", "channel", "language", "step_free", "open")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Where one can go, the nearest opening first."""
    filters = {name: request.GET[name][:80] for name in KEPT if request.GET.get(name)}
    context = {
        **directory(request.GET),
        "asked": filters,
        "kept": urlencode(filters),
        "keeps": request.user.is_authenticated and can_keep_somewhere(request.user),
    }
    return render(request, "projects/permanences/index.html", context)


@require_safe
def permanence_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One permanence: how, where, when next, and on which days not."""
    permanence = find_permanence(request, pk)
    if slug != permanence.slug:
        return redirect(permanence)
    logged_in = request.user.is_authenticated
    (row,) = rows_of([permanence])
    context = {
        "permanence": permanence,
        "row": row,
        "summary": worded(permanence, "summary"),
        "rhythm": rhythm_of(permanence),
        "days": days_of(permanence, plan_of(permanence).skipped),
        "about": about(permanence),
        "logged_in": logged_in,
        "following": logged_in and is_following(request.user, about(permanence)),
        "keeps": logged_in and can_keep(request.user, permanence.organisation_id),
    }
    return render(request, "projects/permanences/detail.html", context)
