"""What is printed: the poster of an activity, the programme of a month."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.accounts.audiences import PUBLIC
from projects.activities.agenda import midnight, sessions_for
from projects.activities.paper import MOST_ON_SHEET, poster_pdf, programme_pdf
from projects.cohesion.lists import project_contact
from projects.cohesion.models import CohesionProject

from .finding import LARGEST, find_activity


def _pdf(body: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _language() -> str:
    return (get_language() or "nl")[:2]


@require_safe
def activity_poster(request: HttpRequest, pk: int) -> HttpResponse:
    """One A4 with a code to scan, for who may see the activity."""
    activity = find_activity(request, pk)
    address = request.build_absolute_uri(activity.get_absolute_url())
    answer = _pdf(poster_pdf(activity, address, _language()), "poster")
    if activity.audience != PUBLIC or not activity.is_published:
        answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def project_programme(request: HttpRequest, pk: int) -> HttpResponse:
    """The public dates of a project in a month on one sheet.

    This month, or `?month=next`, or `?month=2026-12`.
    """
    if pk > LARGEST:
        raise Http404
    project = get_object_or_404(CohesionProject, pk=pk)
    first = _month(request.GET.get("month", ""))
    rows = sessions_for([PUBLIC]).filter(
        activity__project=project,
        starts_at__gte=midnight(first),
        starts_at__lt=midnight(first + relativedelta(months=1)),
    )
    found = list(rows.order_by("starts_at", "pk")[:MOST_ON_SHEET])
    path = f"{reverse('activities:agenda')}?view=list&project={project.code}"
    address = request.build_absolute_uri(path)
    sheet = programme_pdf(
        project.name, first, found, address, _language(), contact=project_contact(project.pk)
    )
    return _pdf(sheet, "programme")


def _month(typed: str) -> date:
    today = timezone.localdate().replace(day=1)
    if typed == "next":
        return today + relativedelta(months=1)
    try:
        found = date.fromisoformat(f"{typed[:7]}-01") if typed.isascii() else today
    except ValueError:
        return today
    return found if 2000 <= found.year <= 2200 else today
