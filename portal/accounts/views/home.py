"""The page that greets somebody who is logged in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.accounts.audiences import memberships_in_force
from portal.accounts.home_sections import home_boxes, home_tasks
from portal.accounts.models import Membership, Role
from portal.organisations.models import HousingCompany


@login_required
@require_safe
def my_home(request: HttpRequest) -> HttpResponse:
    """What waits for me, and how to reach my company; a newcomer is asked two questions."""
    user = request.user
    memberships = memberships_in_force(user)
    states = [] if memberships else list(user.memberships.values_list("state", flat=True))
    is_new = not memberships and not states
    if is_new and not user.is_superuser and "later" not in request.GET:
        return redirect("choose_language")
    tenancy = next((row for row in memberships if row.role == Role.TENANT), None)
    context = {
        "tenancy": tenancy,
        "company": _company(tenancy),
        "says_who": any(state != Membership.State.EXPIRED for state in states),
        "tasks": home_tasks(user),
        "boxes": home_boxes(user),
        "works_at": [row for row in memberships if row.role != Role.TENANT],
    }
    return render(request, "portal/accounts/home.html", context)


def _company(tenancy: Membership | None) -> HousingCompany | None:
    if tenancy is None:
        return None
    return HousingCompany.objects.filter(pk=tenancy.organisation_id).first()
