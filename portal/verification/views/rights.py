"""Who has what, and the yearly look at each right."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.actions import end_membership
from portal.accounts.permissions import can_judge
from portal.core.paging import page_by_key
from portal.privacy.access import note_access
from portal.verification.actions import keep_right
from portal.verification.actions.reviewing import rights_of, to_review
from portal.verification.permissions import can_lead


@login_required
@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """Every role in the organisations that this person leads; `due` shows those to look at."""
    if not can_lead(request.user):
        raise PermissionDenied
    only_due = "due" in request.GET
    rows = to_review(request.user) if only_due else rights_of(request.user)
    page = page_by_key(
        rows.select_related("user", "organisation", "verified_by"),
        order=["organisation_id", "pk"],
        key=request.GET.get("page", ""),
        size=30,
    )
    people = [row.user_id for row in page.items]
    note_access(reader=request.user, people=people, what="rights")
    lines = [(row, can_judge(request.user, row)) for row in page.items]
    context = {
        "lines": lines,
        "page": page,
        "only_due": only_due,
        "due": to_review(request.user).count(),
        "next": f"&page={page.next}" if page.next else "",
    }
    return render(request, "portal/verification/rights.html", context)


@login_required
@require_POST
def right_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Still needed, or ended today."""
    if not can_lead(request.user):
        raise PermissionDenied
    membership = get_object_or_404(
        rights_of(request.user).select_related("organisation", "user"), pk=pk
    )
    if request.POST.get("answer") == "end":
        end_membership(membership=membership, by=request.user)
        messages.success(request, _("This role has ended."))
    elif keep_right(membership=membership, by=request.user):
        messages.success(request, _("Noted: this right is still needed."))
    else:
        messages.warning(request, _("Only the regulator decides about this right."))
    due = "?due" if "due" in request.POST else ""
    return redirect(reverse("verification:rights") + due)
