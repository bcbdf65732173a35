"""Keeping permanences up, on a phone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from projects.activities.days_off import unknown_days
from projects.permanences import actions
from projects.permanences.forms import PermanenceForm
from projects.permanences.lists import rows_of
from projects.permanences.models import Permanence
from projects.permanences.permissions import (
    can_keep_somewhere,
    check_can_keep,
    keeps_for,
    projects_with,
)

from .finding import find_permanence

SHOWN = 100


def check_keeps(request: HttpRequest) -> None:
    """Raises PermissionDenied for those who keep up no permanence at all."""
    if not can_keep_somewhere(request.user):
        raise PermissionDenied(_("Only the workers of a service keep its hours."))


@login_required
@require_safe
@never_cache
def manage(request: HttpRequest) -> HttpResponse:
    """The permanences of one's own services; those to confirm first."""
    check_keeps(request)
    rows = Permanence.objects.filter(organisation__in=keeps_for(request.user).values("pk"))
    rows = rows.with_next_opening().select_related("organisation")
    found = rows_of(rows.order_by("confirmed_on", "pk")[:SHOWN])
    return render(request, "projects/permanences/manage.html", {"rows": found})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def permanence_create(request: HttpRequest) -> HttpResponse:
    """New hours: fill in, see the days, publish."""
    check_keeps(request)
    return _write(request, Permanence(starts_on=timezone.localdate()), _("New permanence"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def permanence_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the hours and see what becomes of the days."""
    permanence = find_permanence(request, pk)
    check_can_keep(request.user, permanence.organisation_id)
    return _write(request, permanence, _("Change the permanence"))


def _form(request: HttpRequest, permanence: Permanence) -> PermanenceForm:
    organisations = keeps_for(request.user).order_by("code")
    projects = projects_with(organisations)
    data = request.POST if request.method == "POST" else None
    return PermanenceForm(data, instance=permanence, organisations=organisations, projects=projects)


def _write(request: HttpRequest, permanence: Permanence, title: str) -> HttpResponse:
    form = _form(request, permanence)
    context: dict[str, Any] = {"form": form, "title": title, "permanence": permanence}
    if form.is_valid():
        found = form.save(commit=False)
        if request.POST.get("step") == "keep":
            keeps = request.POST.get("exceptions") != "drop"
            actions.save_permanence(permanence=found, by=request.user, keep_exceptions=keeps)
            messages.success(request, _("The hours are kept, and confirmed today."))
            return redirect(found)
        kept = found.pk and found.openings.coming().exclude(state="planned").exists()
        plan = actions.plan_of(found)
        context |= {
            "plan": plan,
            "unknown": unknown_days(found, plan),
            "has_exceptions": bool(kept),
        }
    return render(request, "projects/permanences/form.html", context)


@login_required
@require_POST
@never_cache
def permanence_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the hours are still right."""
    permanence = find_permanence(request, pk)
    actions.confirm(permanence=permanence, by=request.user)
    messages.success(request, _("Thank you. People see that the hours were confirmed today."))
    return redirect("permanences:manage")
