"""The agenda, an activity, and one of its dates."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.text import markdown_to_html
from portal.core.translated import worded
from portal.notifications.actions import is_following
from projects.activities.agenda import NARROWING, agenda_page, near, row_of
from projects.activities.dates import dates_of, places_of, turn_of
from projects.activities.models import Language, Repeat, SignUp
from projects.activities.permissions import (
    can_edit,
    can_help,
    can_publish_somewhere,
    can_see_list,
    sign_up_problem,
)
from projects.activities.rhythm import rhythm_of
from projects.activities.sign_up_forms import SignUpForm
from projects.activities.skipped import skipped_in

from .finding import find_activity, find_session

KEPT = ("view", "date", *NARROWING)


@require_safe
def agenda(request: HttpRequest) -> HttpResponse:
    """What there is to do: this week first."""
    asked = request.GET
    filters = {name: asked[name][:80] for name in KEPT if asked.get(name)}
    narrowed = {k: v for k, v in filters.items() if k not in {"view", "date"}}
    page = agenda_page(request.user, asked)
    context = {
        **page,
        "skipped": skipped_in(request.user, asked, page["view"], page["day"]),
        "asked": filters,
        "kept": urlencode(filters),
        "narrowed": urlencode(narrowed),
        "near": near(request.user),
        "site": request.GET.get("site", "")[:80],
        "publishes": request.user.is_authenticated and can_publish_somewhere(request.user),
    }
    return render(request, "projects/activities/agenda.html", context)


@require_safe
def activity_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """An activity with its next dates."""
    activity = find_activity(request, pk)
    if slug != activity.slug:
        return redirect(activity)
    logged_in = request.user.is_authenticated
    title = worded(activity, "title")
    text = worded(activity, "text")
    context = {
        "activity": activity,
        "title": title,
        "text": markdown_to_html(text.text) if text else "",
        "text_language": text.language,
        "rows": dates_of(activity),
        "rhythm": rhythm_of(activity) if activity.repeat != Repeat.ONCE else "",
        "languages": [label for code, label in Language.choices if code in activity.languages],
        "themes": [theme.name for theme in activity.themes.all()],
        "logged_in": logged_in,
        "following": logged_in and is_following(request.user, activity.about),
        "edits": logged_in and can_edit(request.user, activity),
    }
    return render(request, "projects/activities/detail.html", context)


@require_safe
def session_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One date: sign up, or see that one is signed up."""
    session = find_session(request, pk)
    user = request.user
    logged_in = user.is_authenticated
    own = None
    if logged_in:
        own = SignUp.objects.standing().filter(session=session, user=user).first()
    helps = logged_in and can_help(user, session.activity)
    context = {
        "session": session,
        "activity": session.activity,
        "row": row_of(session),
        "own": own,
        "turn": turn_of(own) if own else 0,
        **places_of(session),
        "problem": sign_up_problem(user, session),
        "form": SignUpForm(activity=session.activity),
        "logged_in": logged_in,
        "edits": logged_in and can_edit(user, session.activity),
        "helps": helps,
        "sees_list": logged_in and can_see_list(user, session.activity),
        "is_coming": session.starts_at > timezone.now(),
        "taken_down": list(session.sign_ups.taken_down_by(user)) if helps else [],
    }
    return render(request, "projects/activities/session.html", context)
