"""One date that is otherwise: cancelled, moved, taking place after all, extra; or the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.core.saving import save
from projects.activities import actions
from projects.activities.agenda import row_of
from projects.activities.date_forms import ExtraForm, MoveForm, PeriodPlaceForm, ReasonForm
from projects.activities.models import Activity, Session, SignUp
from projects.activities.models.signup import SignUpQuerySet
from projects.activities.permissions import check_can_edit

from .finding import find_activity, find_session


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel one date, with a reason."""
    session = _own(request, pk)

    def act(form: ReasonForm) -> None:
        actions.cancel_session(session=session, by=request.user, reason=form.reasons())
        _call_the_others(request, session)

    words = {"title": _("Cancel this date"), "label": _("Cancel and tell everybody")}
    return _ask(request, session.activity, ReasonForm, act, session=session, kind="alert", **words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one date, with a reason."""
    session = _own(request, pk)

    def act(form: MoveForm) -> None:
        starts, ends = form.times()
        actions.move_session(
            session=session,
            by=request.user,
            starts_at=starts,
            ends_at=ends,
            reason=form.reasons(),
            place=form.places(),
        )
        _call_the_others(request, session)

    words = {"title": _("Move this date"), "label": _("Move and tell everybody")}
    return _ask(request, session.activity, MoveForm, act, session=session, **words)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def session_add(request: HttpRequest, pk: int) -> HttpResponse:
    """An extra date beside the rule."""
    activity = _own_activity(request, pk)

    def act(form: ExtraForm) -> None:
        starts, ends = form.times()
        actions.add_session(activity=activity, by=request.user, starts_at=starts, ends_at=ends)

    return _ask(request, activity, ExtraForm, act, title=_("Extra date"), label=_("Add the date"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_move_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Another place for all dates of a period."""
    activity = _own_activity(request, pk)

    def act(form: PeriodPlaceForm) -> None:
        sessions = actions.move_place(
            activity=activity,
            by=request.user,
            first=form.cleaned_data["first_on"],
            last=form.cleaned_data["last_on"],
            place=form.places(),
            reason=form.reasons(),
        )
        _call_those_without_account(request, SignUp.objects.filter(session__in=sessions))

    words = {
        "title": _("Other place for a while"),
        "label": _("Change the place and tell everybody"),
    }
    return _ask(request, activity, PeriodPlaceForm, act, **words)


@login_required
@require_POST
@never_cache
def session_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """It takes place after all."""
    session = _own(request, pk)
    actions.restore_session(session=session, by=request.user)
    messages.success(request, _("Done. Those signed up and followers are told."))
    return redirect(session.activity)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def activity_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """End an activity: all its coming dates are cancelled."""
    activity = _own_activity(request, pk)

    def act(form: ReasonForm) -> None:
        actions.withdraw_activity(activity=activity, by=request.user, reason=form.reasons())

    words = {"title": _("Cancel all coming dates"), "label": _("Cancel all and tell everybody")}
    return _ask(request, activity, ReasonForm, act, kind="alert", **words)


def _own(request: HttpRequest, pk: int) -> Session:
    session = find_session(request, pk)
    check_can_edit(request.user, session.activity)
    return session


def _own_activity(request: HttpRequest, pk: int) -> Activity:
    activity = find_activity(request, pk)
    check_can_edit(request.user, activity)
    return activity


def _call_the_others(request: HttpRequest, session: Session) -> None:
    _call_those_without_account(request, session.sign_ups.all())


def _call_those_without_account(request: HttpRequest, sign_ups: SignUpQuerySet) -> None:
    """Those whom a worker took down have no account: nobody can tell them but a person."""
    number = sign_ups.standing().filter(user=None).count()
    if number:
        text = ngettext(
            "%(number)s person on the list has no account: tell them yourself.",
            "%(number)s people on the list have no account: tell them yourself.",
            number,
        )
        messages.warning(request, text % {"number": number})


def _ask(
    request: HttpRequest,
    activity: Activity,
    form_kind: type[forms.Form],
    act: Callable[[Any], None],
    **words: Any,
) -> HttpResponse:
    form = form_kind(request.POST) if request.method == "POST" else form_kind()
    worked, status = save(form, lambda: act(form))
    if worked:
        messages.success(request, _("Done. Those signed up and followers are told."))
        return redirect(activity)
    session = words.get("session")
    context = {"form": form, "activity": activity, **words}
    context["row"] = row_of(session) if session else None
    return render(request, "projects/activities/exception_form.html", context, status=status)
