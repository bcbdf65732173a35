"""The list of groups, one group, and what it says of itself."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.paging import page_by_key

from .. import actions
from ..audiences import groups_of
from ..forms import GroupForm, JoinForm, LevelForm
from ..models import Group
from ..parts import shown_parts
from ..permissions import can_lead, can_open, check_can_lead, check_can_open, is_inside
from .finding import check_sector, find_group, form_page

MOST_DOCUMENTS = 50
MOST_EVENTS = 20
A_PAGE = 20


@never_cache
@require_safe
@login_required
def group_list(request: HttpRequest) -> HttpResponse:
    """One's own groups, and those that one can find."""
    check_sector(request)
    mine = {key for key, _leads in groups_of(request.user)}
    inside = Count("members", filter=Q(members__state="member"), distinct=True)
    rows = Group.objects.visible_to(request.user)
    page = page_by_key(
        Group.objects.filter(pk__in=rows.exclude(pk__in=mine).values("pk")).annotate(people=inside),
        order=["slug", "pk"],
        key=request.GET.get("page", ""),
        size=A_PAGE,
    )
    own = Group.objects.filter(pk__in=mine).annotate(people=inside) if mine else []
    context = {"own": list(own), "page": page, "may_open": can_open(request.user)}
    return render(request, "home/groups/index.html", context)


@never_cache
@require_safe
@login_required
def group_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What the group is for; to members, what it keeps."""
    group, user = find_group(request, slug), request.user
    own = group.members.filter(user=user).first()
    inside = is_inside(user, group)
    context: dict[str, Any] = {
        "group": group,
        "own": own,
        "inside": inside,
        "leads": can_lead(user, group),
        "people": group.members.inside().count(),
        "moderators": _moderators(group),
        "themes": list(group.themes.filter(is_active=True)),
        "join_form": JoinForm(),
    }
    if context["leads"]:
        context["asking"] = list(group.members.asking().select_related("user"))
    if inside and own:
        start = {"level": actions.level_of(own)}
        context |= {
            "events": list(group.events.coming()[:MOST_EVENTS]),
            "documents": list(group.documents.select_related("author")[:MOST_DOCUMENTS]),
            "level_form": LevelForm(initial=start),
            "parts": shown_parts(group, user),
            "me": user.pk,
        }
    return render(request, "home/groups/group.html", context)


def _moderators(group: Group) -> list[str]:
    rows = group.members.inside().filter(is_moderator=True).select_related("user")
    return [str(member.user) for member in rows.order_by("pk")[:10]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def group_create(request: HttpRequest) -> HttpResponse:
    """Begin a group."""
    check_can_open(request.user)
    return form_page(
        request,
        GroupForm(request.POST or None, initial={"entry": Group.Entry.OPEN}),
        lambda form: actions.open_group(actor=request.user, **form.values()),
        title=_("A new group"),
        lead=_("A group has its own forum, documents and dates. You look after it."),
        submit=_("Open the group"),
        done=_("The group is there. You are its first member."),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def group_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Say something else of the group."""
    group = find_group(request, slug)
    check_can_lead(request.user, group)
    return form_page(
        request,
        GroupForm(request.POST or None, initial=GroupForm.start_of(group)),
        lambda form: actions.change_group(group=group, actor=request.user, **form.values()),
        group=group,
        title=_("About this group"),
        submit=_("Keep"),
        done=_("Kept."),
    )
