"""The queue, and the log behind it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.paging import page_by_key
from portal.moderation.models import Act, Case
from portal.moderation.permissions import cases_of, led_scopes, moderating
from portal.moderation.queue import PAGE_SIZE, SHOWN, organisations_in
from portal.moderation.queue import queue as cases_in_queue

LANGUAGES = ("nl", "fr", "und")


def check_is_moderator(request: HttpRequest) -> None:
    """Raises PermissionDenied for everybody who moderates nowhere."""
    if not moderating(request.user) and not led_scopes(request.user):
        raise PermissionDenied(_("Only moderators see this page."))


@login_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the most serious first."""
    check_is_moderator(request)
    show = request.GET.get("show", "")
    show = show if show in SHOWN else "waiting"
    language = request.GET.get("language", "")
    language = language if language in LANGUAGES else ""
    source = request.GET.get("source", "")
    source = source if source in Case.Source else ""
    places = organisations_in(request.user)
    place = next((row for row in places if str(row.pk) == request.GET.get("place")), None)
    cases = cases_in_queue(
        request.user,
        show=show,
        language=language,
        source=source,
        organisation=place.pk if place else 0,
    )
    page = page_by_key(
        cases,
        order=["-seriousness", "opened_at", "pk"],
        key=request.GET.get("page", ""),
        size=PAGE_SIZE,
    )
    context = {
        "page": page,
        "show": show,
        "language": language,
        "source": source,
        "sources": Case.Source.choices,
        "places": [(str(row.pk), row.name) for row in places] if len(places) > 1 else [],
        "place": str(place.pk) if place else "",
        "me": request.user.pk,
    }
    return render(request, "portal/moderation/queue.html", context)


@login_required
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """The lines of the log about cases that this person moderates, the newest first."""
    check_is_moderator(request)
    lines = Act.objects.filter(case_id__in=cases_of(request.user).values("pk"))
    page = page_by_key(lines, order=["-number"], key=request.GET.get("page", ""), size=50)
    return render(request, "portal/moderation/log.html", {"page": page})
