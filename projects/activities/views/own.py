"""What one signed up for, and one's own calendar."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.accounts.audiences import audiences
from portal.accounts.models import User
from portal.notifications.models import Subscription
from projects.activities.agenda import RELATED, row_of, sessions_for
from projects.activities.calendars import calendar_answer, entry_of, make_calendar, recent
from projects.activities.models import CalendarKey, Session, SignUp
from projects.activities.models.signup import new_token

SHOWN = 50


@login_required
@require_safe
@never_cache
def own_activities(request: HttpRequest) -> HttpResponse:
    """The dates that one signed up for, and the address of one's own calendar."""
    rows = SignUp.objects.standing().filter(user=request.user)
    rows = rows.filter(session__in=Session.objects.coming())
    related = [f"session__{name}" for name in RELATED]
    found = rows.select_related("session", *related).order_by("session__starts_at", "pk")[:SHOWN]
    key, _made = CalendarKey.objects.get_or_create(user=request.user)
    path = reverse("activities:own_calendar", args=[key.key])
    context = {
        "sign_ups": [
            {
                "row": row_of(one.session),
                "url": reverse("activities:own_sign_up", args=[one.token]),
                "waits": one.state == SignUp.State.WAITING,
                "places": one.places,
            }
            for one in found
        ],
        "calendar_url": request.build_absolute_uri(path),
    }
    return render(request, "projects/activities/own.html", context)


@login_required
@require_POST
@never_cache
def own_calendar_renew(request: HttpRequest) -> HttpResponse:
    """A new address: the old one shows nothing any more."""
    CalendarKey.objects.update_or_create(user=request.user, defaults={"key": new_token()})
    messages.success(request, _("Your calendar has a new address. The old one is closed."))
    return redirect("activities:own")


@require_safe
@never_cache
def own_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """What somebody signed up for or follows, for whoever has the address; no names are in it."""
    rows = CalendarKey.objects.select_related("user").filter(user__is_active=True)
    found = get_object_or_404(rows, key=key)
    sessions = sessions_for(audiences(found.user)).filter(_of(found.user)).distinct()
    entries = [entry_of(session) for session in recent(sessions)]
    return calendar_answer(make_calendar(_("My activities"), entries, request.build_absolute_uri))


def _of(user: User) -> Q:
    followed = [
        int(about.partition(":")[2])
        for about in Subscription.objects.filter(
            user=user, about__startswith="activity:"
        ).values_list("about", flat=True)
        if about.partition(":")[2].isdigit()
    ]
    signed_up = SignUp.objects.standing().filter(user=user).values("session")
    return Q(activity__in=followed) | Q(pk__in=signed_up)
