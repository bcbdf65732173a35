"""What the organiser's people do: publish, change, copy, cancel and move."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.paging import page_by_key
from portal.organisations.models import Site
from projects.activities import actions
from projects.activities.days_off import unknown_days
from projects.activities.figures import figures_of
from projects.activities.forms import ActivityForm, PhotoForm
from projects.activities.models import Activity, Session
from projects.activities.permissions import (
    can_publish_somewhere,
    check_can_edit,
    organisers_of,
)
from projects.activities.readiness import lacking
from projects.cohesion.models import CohesionProject

from .finding import find_activity

SHOWN = 50


def _check_publishes(request: HttpRequest) -> None:
    if not can_publish_somewhere(request.user):
        raise PermissionDenied(_("Only workers and editors publish activities."))


@login_required
@require_safe
@never_cache
def activity_manage(request: HttpRequest) -> HttpResponse:
    """The activities of one's organisations with their next date, the newest first."""
    _check_publishes(request)
    rows = Activity.objects.filter(organiser__in=organisers_of(request.user).values("pk"))
    coming = Session.objects.coming().going_on().filter(activity=OuterRef("pk"))
    rows = rows.annotate(next_at=Subquery(coming.order_by("starts_at").values("starts_at")[:1]))
    page = page_by_key(
        rows.select_related("type", "organiser"),
        order=["-pk"],
        key=request.GET.get("page", ""),
        size=SHOWN,
    )
    return render(request, "projects/activities/manage.html", {"page": page})


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
    themes = list(activity.themes.all())
    return _write(request, actions.copy_activity(activity), _("Do it again"), themes=themes)


def _form(request: HttpRequest, activity: Activity, themes: Any) -> ActivityForm:
    organisers = organisers_of(request.user).order_by("code")
    mine = organisers.values("pk")
    projects = CohesionProject.objects.filter(Q(lead__in=mine) | Q(companies__in=mine)).distinct()
    data = request.POST if request.method == "POST" else None
    sites = Site.objects.filter(
        Q(company__in=mine) | Q(projects__in=projects.values("pk"))
    ).distinct()
    return ActivityForm(
        data,
        instance=activity,
        initial={"themes": themes} if themes else None,
        organisers=organisers,
        projects=projects,
        sites=sites,
    )


def _write(
    request: HttpRequest, activity: Activity, title: str, themes: Any = None
) -> HttpResponse:
    form = _form(request, activity, themes)
    context: dict[str, Any] = {"form": form, "title": title, "activity": activity}
    if form.is_valid():
        # A weekly activity without weekdays ticked takes that of its first date.
        found = form.save(commit=False)
        _place(found)
        plan = actions.plan_of(found)
        step, lacks = request.POST.get("step"), lacking(found, plan)
        if step == "keep" or (step == "publish" and not lacks):
            return _keep(request, form, found)
        if step == "publish":
            for name, sentence in lacks.items():
                form.add_error(name, sentence)
            return render(request, "projects/activities/form.html", context)
        kept_exceptions = found.pk and found.sessions.coming().exclude(state="planned").exists()
        context |= {
            "plan": plan,
            "lacks": list(lacks.values()),
            "unknown": unknown_days(found, plan),
            "has_exceptions": bool(kept_exceptions),
        }
    return render(request, "projects/activities/form.html", context)


def _place(activity: Activity) -> None:
    """A project's activity happens where the project is, unless somebody says otherwise."""
    if activity.site is None and activity.project is not None:
        activity.site = activity.project.sites.first()
    if activity.municipality is None and activity.site is not None:
        activity.municipality = activity.site.municipality


def _keep(request: HttpRequest, form: ActivityForm, activity: Activity) -> HttpResponse:
    keeps = request.POST.get("exceptions") != "drop"
    actions.save_activity(
        activity=activity,
        by=request.user,
        themes=form.cleaned_data["themes"],
        keep_exceptions=keeps,
    )
    if request.POST["step"] == "publish":
        actions.publish_activity(activity=activity, by=request.user)
        messages.success(request, _("It stands in the agenda."))
    else:
        messages.success(request, _("Kept as a draft."))
    return redirect(activity)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_photo(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture, straight from the phone."""
    activity = find_activity(request, pk)
    check_can_edit(request.user, activity)
    if request.method == "POST":
        form = PhotoForm(request.POST, request.FILES)
    else:
        form = PhotoForm(initial={"text": activity.picture_text})
    if form.is_valid():
        values = form.cleaned_data
        actions.picture_activity(
            activity=activity, by=request.user, file=values["photo"], text=values["text"]
        )
        messages.success(request, _("The picture stands on the page."))
        return redirect(activity)
    context = {"form": form, "activity": activity}
    return render(request, "projects/activities/photo_form.html", context)


@login_required
@require_safe
@never_cache
def activity_figures(request: HttpRequest) -> HttpResponse:
    """How many people came, by project of one's own and by month: numbers, no names."""
    _check_publishes(request)
    mine = Session.objects.filter(activity__organiser__in=organisers_of(request.user).values("pk"))
    projects = CohesionProject.objects.filter(activities__sessions__in=mine).distinct()
    shown = list(projects.order_by("code")[:SHOWN])
    wanted = request.GET.get("project", "")[:80]
    chosen = next((one for one in shown if one.code == wanted), None)
    rows = mine.filter(activity__project=chosen) if chosen else mine
    context = {"months": figures_of(rows), "projects": shown, "chosen": chosen}
    return render(request, "projects/activities/figures.html", context)
