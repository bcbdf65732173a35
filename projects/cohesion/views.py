"""Agreements: the regulator's overview, one agreement, its signatures, its renewal."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from . import actions
from .models import ProjectAgreement, warning_day
from .overview import overview, state_of
from .permissions import can_keep_agreements, can_see_amounts, check_can_keep_agreements

LARGEST = 2**63 - 1


def _find(pk: int) -> ProjectAgreement:
    if pk > LARGEST:
        raise Http404
    rows = ProjectAgreement.objects.select_related("project__lead", "previous", "next_one")
    return get_object_or_404(rows.prefetch_related("parties__organisation"), pk=pk)


@login_required
@require_safe
@never_cache
def agreements(request: HttpRequest) -> HttpResponse:
    """All agreements, for the regulator."""
    check_can_keep_agreements(request.user)
    context = overview(request.user, request.GET)
    return render(request, "projects/cohesion/agreements.html", context)


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signed and for how long; the amount for professionals alone."""
    found = _find(pk)
    state = state_of(found, warning_day())
    context = {
        "agreement": found,
        "project": found.project,
        "state": str(state),
        "state_name": str(state.label),
        "parties": [
            {
                "pk": party.pk,
                "name": party.organisation.name,
                "kind": party.get_kind_display(),
                "signed_on": party.signed_on,
            }
            for party in found.parties.all()
        ],
        "history": list(found.project.agreements.order_by("starts_on")),
        "amount": found.amount if can_see_amounts(request.user) else None,
        "keeps": request.user.is_authenticated and can_keep_agreements(request.user),
        "today": timezone.localdate(),
        "is_renewed": getattr(found, "next_one", None) is not None,
    }
    answer = render(request, "projects/cohesion/agreement.html", context)
    answer["Cache-Control"] = "private"
    return answer


@login_required
@require_POST
@never_cache
def agreement_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """The next agreement as a copy of this one."""
    try:
        following = actions.renew_agreement(agreement=_find(pk), by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
        return redirect("cohesion:agreement", pk=pk)
    messages.success(request, _("The next agreement is there. Nobody has signed it yet."))
    return redirect("cohesion:agreement", pk=following.pk)


@login_required
@require_POST
@never_cache
def agreement_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the day on which a party signed."""
    found = _find(pk)
    check_can_keep_agreements(request.user)
    try:
        actions.sign_agreement(
            agreement=found,
            party=_number(request.POST.get("party", "")),
            by=request.user,
            on=_day(request.POST.get("on", "")),
        )
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The signature is kept."))
    return redirect("cohesion:agreement", pk=pk)


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed[:10])
    except ValueError:
        raise ValidationError(_("Choose a day.")) from None
