"""Joining and leaving; who is in, who asks, who looks after it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.paging import page_by_key

from .. import actions
from ..forms import InviteForm, JoinForm, LevelForm
from ..models import GroupMember
from ..permissions import can_lead, check_can_lead
from .finding import act_and_return, find_group, find_own, find_row, form_page

MEMBERS_A_PAGE = 50
TOLD = {
    "accept": gettext_lazy("This person is now a member."),
    "refuse": gettext_lazy("This person was told that it is no."),
    "moderator": gettext_lazy("This person now looks after the group too."),
    "member": gettext_lazy("This person no longer looks after the group."),
    "remove": gettext_lazy("This person is no longer in the group."),
}


@require_POST
@login_required
def group_join(request: HttpRequest, slug: str) -> HttpResponse:
    """Join, ask to join, or answer an invitation."""
    group = find_group(request, slug)
    if "refuse" in request.POST:
        return act_and_return(
            request,
            lambda: actions.answer_invitation(group=group, user=request.user, accept=False),
            done=_("You said no. Nobody is told."),
            back="groups:index",
        )
    form = JoinForm(request.POST)
    message = form.cleaned_data["message"] if form.is_valid() else ""
    entered = group.entry == group.Entry.OPEN or _is_invited(request, group)
    return act_and_return(
        request,
        lambda: actions.join_group(group=group, user=request.user, message=message),
        done=_("Welcome to the group.")
        if entered
        else _("The moderators of the group read your question."),
        back=group,
    )


def _is_invited(request: HttpRequest, group) -> bool:
    rows = group.members.filter(user=request.user, state=GroupMember.State.INVITED)
    return rows.exists()


@require_POST
@login_required
def group_leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Out of the group, or no longer asking."""
    group = find_group(request, slug)
    return act_and_return(
        request,
        lambda: actions.leave_group(group=group, user=request.user),
        done=_("You are no longer in this group."),
        back="groups:index",
    )


@require_POST
@login_required
def group_level(request: HttpRequest, slug: str) -> HttpResponse:
    """How much one hears of the group."""
    group = find_own(request, slug)
    form = LevelForm(request.POST)
    level = form.cleaned_data["level"] if form.is_valid() else ""
    return act_and_return(
        request,
        lambda: actions.choose_level(group=group, user=request.user, level=level),
        done=_("Your choice has been kept."),
        back=group,
    )


@never_cache
@require_safe
@login_required
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in the group, for its members and for who looks after it."""
    group = find_group(request, slug)
    leads = can_lead(request.user, group)
    if not leads:
        group = find_own(request, slug)
    page = page_by_key(
        group.members.inside().select_related("user"),
        order=["-is_moderator", "pk"],
        key=request.GET.get("page", ""),
        size=MEMBERS_A_PAGE,
    )
    rows = group.members.all()
    context = {
        "group": group,
        "page": page,
        "leads": leads,
        "asking": list(rows.asking().select_related("user")) if leads else [],
        "invited": list(rows.filter(state="invited").select_related("user")) if leads else [],
        "me": request.user.pk,
    }
    return render(request, "home/groups/members.html", context)


@require_POST
@login_required
def member_change(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Let in, say no, give or take the care of the group, or take somebody out."""
    group = find_group(request, slug)
    check_can_lead(request.user, group)
    member = find_row(group.members.select_related("user", "group"), pk)
    told = {"member": member, "actor": request.user}
    acts = {
        "accept": lambda: actions.answer_asking(accept=True, **told),
        "refuse": lambda: actions.answer_asking(accept=False, **told),
        "moderator": lambda: actions.make_moderator(on=True, **told),
        "member": lambda: actions.make_moderator(on=False, **told),
        "remove": lambda: actions.remove_member(**told),
    }
    name = next((name for name in acts if name in request.POST), "")
    return act_and_return(
        request,
        acts.get(name, lambda: None),
        done=str(TOLD.get(name) or _("Nothing was changed.")),
        back=reverse("groups:members", args=[group.slug]),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def member_invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite somebody by their address; the answer is the same for every address."""
    group = find_group(request, slug)
    check_can_lead(request.user, group)
    return form_page(
        request,
        InviteForm(request.POST or None),
        lambda form: actions.invite(
            group=group, actor=request.user, email=form.cleaned_data["email"]
        ),
        group=group,
        title=_("Invite a colleague"),
        submit=_("Invite"),
        done=_("If this address belongs to somebody of the sector, they now read your invitation."),
        back=reverse("groups:members", args=[group.slug]),
    )
