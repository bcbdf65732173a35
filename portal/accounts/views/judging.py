"""Company staff confirm who is a tenant."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.actions import approve_membership, refuse_membership
from portal.accounts.models import Membership
from portal.accounts.own_forms import RefusalForm
from portal.accounts.permissions import can_judge_anybody, people_waiting_for
from portal.accounts.signals import people_seen

PAGE_SIZE = 25
MAX_KEY = 2**63 - 1


@login_required
@require_safe
def people_waiting(request: HttpRequest) -> HttpResponse:
    """Who waits for an answer, oldest first, paged by key."""
    if not can_judge_anybody(request.user):
        raise PermissionDenied
    after = _key(request.GET.get("after", ""))
    waiting = people_waiting_for(request.user).filter(pk__gt=after)
    if wanted := request.GET.get("q", "").replace("\x00", "").strip()[:80]:
        name = Q(user__display_name__icontains=wanted)
        waiting = waiting.filter(name | Q(user__email__icontains=wanted))
    rows = list(waiting.select_related("user", "organisation", "site")[: PAGE_SIZE + 1])
    seen = [row.user_id for row in rows[:PAGE_SIZE]]
    people_seen.send(sender=Membership, reader=request.user, people=seen, what="verification")
    context = {
        "people": rows[:PAGE_SIZE],
        "next_key": rows[PAGE_SIZE - 1].pk if len(rows) > PAGE_SIZE else None,
        "is_first_page": after == 0,
        "wanted": wanted,
    }
    return render(request, "portal/accounts/people_waiting.html", context)


@login_required
@require_POST
def judge_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, or refuse with a reason."""
    membership = get_object_or_404(people_waiting_for(request.user), pk=min(pk, MAX_KEY))
    if request.POST.get("answer") == "yes":
        return _answer(request, lambda: approve_membership(membership=membership, by=request.user))
    form = RefusalForm(request.POST)
    if not form.is_valid():
        context = {"membership": membership, "form": form}
        return render(request, "portal/accounts/refuse.html", context)
    reason = form.cleaned_data["reason"]
    return _answer(
        request, lambda: refuse_membership(membership=membership, by=request.user, reason=reason)
    )


def _answer(request: HttpRequest, act: object) -> HttpResponse:
    try:
        act()
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("Done. The person gets an e-mail."))
    return redirect("people_waiting")


def _key(text: str) -> int:
    """A key from an address; what is no key is the start of the list."""
    return min(int(text), MAX_KEY) if text.isascii() and text.isdigit() and len(text) < 20 else 0
