"""Signing up, withdrawing by link, and the list at the door."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.privacy.access import note_access
from projects.activities import actions
from projects.activities.agenda import row_of
from projects.activities.dates import turn_of
from projects.activities.models import SignUp
from projects.activities.permissions import (
    can_help,
    check_can_help,
    check_can_see_list,
    sign_up_problem,
)
from projects.activities.sign_up_forms import HelpForm, SignUpForm

from .finding import find_session


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Places for oneself; with `?for=other` a worker takes down somebody who called."""
    session = find_session(request, pk)
    for_other = request.GET.get("for") == "other" and can_help(request.user, session.activity)
    if for_other and request.method != "POST":
        check_can_help(request.user, session)
    kind = HelpForm if for_other else SignUpForm
    data = request.POST if request.method == "POST" else None
    form = kind(data, activity=session.activity)
    status = 200
    if form.is_valid():
        try:
            made = actions.sign_up(session=session, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("places", refusal.messages[0])
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 403
        else:
            messages.success(request, _outcome(made))
            return redirect(session)
    context = {
        "session": session,
        "activity": session.activity,
        "row": row_of(session),
        "form": form,
        "for_other": for_other,
        "problem": sign_up_problem(request.user, session),
    }
    return render(request, "projects/activities/sign_up_form.html", context, status=status)


def _outcome(made: SignUp) -> str:
    """What came of it, said to the person, or to the worker who took somebody down."""
    waits = made.state == SignUp.State.WAITING
    if made.user is None:
        text = _("%(name)s is on the waiting list. We tell you when there is a place.")
        return (text if waits else _("%(name)s has a place.")) % {"name": made.name}
    if waits:
        return _("You are on the waiting list. We tell you when there is a place.")
    return _("There is a place. See you then!")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def own_sign_up(request: HttpRequest, token: str) -> HttpResponse:
    """By the link of a message: see one's places, and give them back without logging in."""
    rows = SignUp.objects.select_related("session__activity__type", "session__activity__organiser")
    found = get_object_or_404(rows, token=token)
    problem = ""
    if request.method == "POST":
        try:
            found = actions.withdraw(sign_up=found)
        except PermissionDenied as refusal:
            problem = str(refusal)
    context = {
        "sign_up": found,
        "session": found.session,
        "row": row_of(found.session),
        "problem": problem,
        "is_withdrawn": found.state == SignUp.State.CANCELLED,
        "is_waiting": found.state == SignUp.State.WAITING,
        "turn": turn_of(found),
        "is_over": found.session.is_over,
    }
    status = 403 if problem else 200
    return render(request, "projects/activities/own_sign_up.html", context, status=status)


def _numbers(values: list[str]) -> list[int]:
    return [int(text) for text in values if text.isascii() and text.isdigit() and len(text) < 18]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """The list at the door, for the organiser's own workers."""
    session = find_session(request, pk)
    check_can_see_list(request.user, session.activity)
    if request.method == "POST":
        walk_ins = (_numbers([request.POST.get("walk_ins", "")[:6]]) or [0])[0]
        came = _numbers(request.POST.getlist("came"))
        actions.tick(session=session, by=request.user, came=came)
        actions.count_walk_ins(session=session, by=request.user, number=walk_ins)
        messages.success(request, _("The list is kept."))
        return redirect("activities:attendance", pk=session.pk)
    people = list(
        session.sign_ups.standing().select_related("user", "entered_by").order_by("state", "pk")
    )
    seen = [one.user_id for one in people if one.user_id]
    note_access(reader=request.user, people=seen, what="attendance")
    context = {
        "session": session,
        "activity": session.activity,
        "row": row_of(session),
        "people": [
            {
                "value": one.pk,
                "name": one.called,
                "places": one.places,
                "came": one.came,
                "waits": one.state == SignUp.State.WAITING,
                "by": one.entered_by.display_name if one.entered_by else "",
                "has_account": one.user_id is not None,
                "phone": one.phone,
                "token": one.token,
            }
            for one in people
        ],
    }
    return render(request, "projects/activities/attendance.html", context)
