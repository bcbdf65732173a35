"""Closing days of one's organisation."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from projects.permanences import actions
from projects.permanences.forms import ClosingForm
from projects.permanences.models import ClosingDays
from projects.permanences.permissions import keeps_for

from .finding import check_key
from .managing import check_keeps


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def closing_days(request: HttpRequest) -> HttpResponse:
    """The closing days to come, and new ones."""
    check_keeps(request)
    organisations = keeps_for(request.user).order_by("code")
    data = request.POST if request.method == "POST" else None
    form = ClosingForm(data, organisations=organisations)
    if form.is_valid():
        actions.close(days=form.save(commit=False), by=request.user)
        messages.success(request, _("The closing days are kept."))
        return redirect("permanences:closing_days")
    rows = ClosingDays.objects.filter(organisation__in=organisations.values("pk"))
    coming = rows.filter(last_on__gte=timezone.localdate()).select_related("organisation")
    context = {"form": form, "rows": coming[:100]}
    return render(request, "projects/permanences/closing_days.html", context)


@login_required
@require_POST
@never_cache
def closing_days_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Open on these days after all."""
    days = get_object_or_404(ClosingDays, pk=check_key(pk))
    actions.reopen(days=days, by=request.user)
    messages.success(request, _("The permanences are open on these days again."))
    return redirect("permanences:closing_days")
