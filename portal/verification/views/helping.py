"""A worker opens an account together with somebody at the counter."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.verification.actions import open_account
from portal.verification.actions.helping import renew_code
from portal.verification.forms import HelpForm
from portal.verification.models import HandOver
from portal.verification.paper import hand_over_pdf
from portal.verification.permissions import can_help, places_of_help


def _letter(hand_over: HandOver, code: str) -> HttpResponse:
    response = HttpResponse(hand_over_pdf(hand_over, code), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="account-{hand_over.pk}.pdf"'
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account_open(request: HttpRequest) -> HttpResponse:
    """Name, language, place, consent; the answer is the letter to hand over, given this once."""
    if not can_help(request.user):
        raise PermissionDenied
    form = HelpForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            return _letter(*open_account(by=request.user, **form.cleaned_data))
        except ValidationError as fault:
            form.add_error(None, fault.messages[0])
    opened = HandOver.objects.filter(company__in=places_of_help(request.user))
    context = {"form": form, "opened": opened.select_related("user", "company")[:30]}
    return render(request, "portal/verification/open_account.html", context)


@never_cache
@login_required
@require_POST
def account_renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Another letter, when the first or the secret was lost."""
    mine = HandOver.objects.filter(company__in=places_of_help(request.user))
    hand_over = get_object_or_404(mine.select_related("user", "company"), pk=pk)
    code = renew_code(hand_over=hand_over, by=request.user)
    hand_over.refresh_from_db()
    return _letter(hand_over, code)
