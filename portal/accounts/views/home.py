"""The page that greets somebody who is logged in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal.accounts.audiences import memberships_in_force
from portal.accounts.home_sections import home_boxes, home_tasks
from portal.accounts.models import Membership, Role
from portal.accounts.permissions import can_judge_anybody, people_waiting_for
from portal.organisations.models import HousingCompany


@login_required
@require_safe
def my_home(request: HttpRequest) -> HttpResponse:
    """What waits for me, and how to reach my company; a newcomer is asked two questions."""
    user = request.user
    memberships = memberships_in_force(user)
    latest = None if memberships else user.memberships.select_related("organisation").last()
    if not memberships and latest is None and not user.is_superuser and "later" not in request.GET:
        return redirect("choose_language")
    tenancy = next((row for row in memberships if row.role == Role.TENANT), None)
    context = {
        "tenancy": tenancy,
        "company": _company(tenancy),
        "unconfirmed": _unconfirmed(user, memberships),
        "tasks": home_tasks(user),
        "boxes": home_boxes(user),
        "works_at": [row for row in memberships if row.role != Role.TENANT],
        "waiting_count": _waiting_count(user),
    }
    return render(request, "portal/accounts/home.html", context)


def _company(tenancy: Membership | None) -> HousingCompany | None:
    if tenancy is None:
        return None
    return HousingCompany.objects.filter(pk=tenancy.organisation_id).first()


def _unconfirmed(user: object, memberships: list[Membership]) -> list[Membership]:
    """Declarations that wait, and a last one that was refused while nothing else holds."""
    rows = user.memberships.select_related("organisation").exclude(state=Membership.State.VERIFIED)
    waiting = {Membership.State.DECLARED, Membership.State.PENDING}
    found = list(rows.order_by("-pk")[:5])
    shown = [row for row in found if row.state in waiting]
    if not shown and not memberships and found and found[0].state == Membership.State.REFUSED:
        return found[:1]
    return shown


def _waiting_count(user: object) -> int:
    return people_waiting_for(user).count() if can_judge_anybody(user) else 0
