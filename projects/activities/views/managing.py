"""What the organiser's people do: publish, change, copy, cancel and move."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from projects.activities import actions
from projects.activities.agenda import row_of
from projects.activities.forms import ActivityForm, MoveForm, ReasonForm
from projects.activities.models import Activity
from projects.activities.permissions import (
    can_publish_somewhere,
    check_can_edit,
    organisers_of,
)
from projects.cohesion.models import CohesionProject

from .finding import find_activity, find_session

SHOWN = 50


def _check_publishes(request: HttpRequest) -> None:
    if not can_publish_somewhere(request.user):
        raise PermissionDenied(_("Only workers and editors publish activities."))


@login_required
@require_safe
@never_cache
def activity_manage(request: HttpRequest) -> HttpResponse:
    """The activities of one's organisations, the newest first."""
    _check_publishes(request)
    rows = Activity.objects.filter(organiser__in=organisers_of(request.user).values("pk"))
    context = {"activities": rows.select_related("type", "organiser").order_by("-pk")[:SHOWN]}
    return render(request, "projects/activities/manage.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_create(request: HttpRequest) -> HttpResponse:
    """A new activity: fill in, see the dates, publish."""
    _check_publishes(request)
    return _write(request, Activity(starts_on=timezone.localdate()), _("New activity"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an activity and see what becomes of its dates."""
    activity = find_activity(request, pk)
    check_can_edit(request.user, activity)
    return _write(request, activity, _("Change the activity"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A new activity that begins as a copy of an old one."""
    activity = find_activity(request, pk)
    check_can_edit(request.user, activity)
    return _write(request, actions.copy_activity(activity), _("Do it again"))


def _form(request: HttpRequest, activity: Activity) -> ActivityForm:
    organisers = organisers_of(request.user).order_by("code")
    mine = organisers.values("pk")
    projects = CohesionProject.objects.filter(Q(lead__in=mine) | Q(companies__in=mine)).distinct()
    data = request.POST if request.method == "POST" else None
    return ActivityForm(data, instance=activity, organisers=organisers, projects=projects)


def _write(request: HttpRequest, activity: Activity, title: str) -> HttpResponse:
    form = _form(request, activity)
    context: dict[str, Any] = {"form": form, "title": title, "activity": activity}
    if form.is_valid():
        # A weekly activity without weekdays ticked takes that of its first date.
        found = form.save(commit=False)
        if request.POST.get("step") in {"publish", "keep"}:
            return _keep(request, form, found)
        plan = actions.plan_of(found)
        kept_exceptions = found.pk and found.sessions.coming().exclude(state="planned").exists()
        context |= {"plan": plan, "has_exceptions": bool(kept_exceptions)}
    return render(request, "projects/activities/form.html", context)


def _keep(request: HttpRequest, form: ActivityForm, activity: Activity) -> HttpResponse:
    keeps = request.POST.get("exceptions") != "drop"
    actions.save_activity(activity=activity, by=request.user, keep_exceptions=keeps)
    if request.POST["step"] == "publish":
        actions.publish_activity(activity=activity, by=request.user)
        messages.success(request, _("It stands in the agenda."))
    else:
        messages.success(request, _("Kept as a draft."))
    return redirect(activity)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel one date, with a reason."""
    return _except(request, pk, ReasonForm, "cancel")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one date, with a reason."""
    return _except(request, pk, MoveForm, "move")


def _except(request: HttpRequest, pk: int, kind: type[ReasonForm], act: str) -> HttpResponse:
    session = find_session(request, pk)
    check_can_edit(request.user, session.activity)
    form = kind(request.POST) if request.method == "POST" else kind()
    if form.is_valid():
        try:
            _do(request, session, form)
        except (ValidationError, PermissionDenied) as refusal:
            form.add_error(None, " ".join(getattr(refusal, "messages", [str(refusal)])))
        else:
            messages.success(request, _("Done. Those signed up and followers are told."))
            return redirect(session.activity)
    context = {
        "form": form,
        "act": act,
        "session": session,
        "activity": session.activity,
        "row": row_of(session),
    }
    return render(request, "projects/activities/exception_form.html", context)


def _do(request: HttpRequest, session: Any, form: ReasonForm) -> None:
    common = {"session": session, "by": request.user, "reason": form.reasons()}
    if not isinstance(form, MoveForm):
        actions.cancel_session(**common)
        return
    starts, ends = form.times()
    actions.move_session(**common, starts_at=starts, ends_at=ends, place=form.places())
