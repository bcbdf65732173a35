"""Calendars and a feed of what is public; nothing personal is in them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.accounts.audiences import PUBLIC
from portal.organisations.models import HousingCompany
from projects.activities.agenda import narrowed, sessions_for
from projects.activities.calendars import calendar_answer, entry_of, make_calendar, recent
from projects.activities.models import Activity, Session
from projects.activities.telling import said
from projects.cohesion.models import CohesionProject

from .finding import LARGEST

ITEMS = 40


def _calendar(request: HttpRequest, name: str, rows: QuerySet[Session]) -> HttpResponse:
    entries = [entry_of(session) for session in recent(rows)]
    return calendar_answer(make_calendar(name, entries, request.build_absolute_uri))


def _check(pk: int) -> int:
    if pk > LARGEST:
        raise Http404
    return pk


@require_safe
def activity_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The dates of one public activity."""
    rows = Activity.objects.published().filter(audience=PUBLIC)
    activity = get_object_or_404(rows, pk=_check(pk))
    return _calendar(request, activity.title, sessions_for([PUBLIC]).filter(activity=activity))


@require_safe
def project_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The public dates of one project."""
    project = get_object_or_404(CohesionProject, pk=_check(pk))
    rows = sessions_for([PUBLIC]).filter(activity__project=project)
    return _calendar(request, project.name, rows)


@require_safe
def company_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The public dates of one company and its projects."""
    company = get_object_or_404(HousingCompany, pk=_check(pk))
    of_company = Activity.objects.of_organisation(company.pk).values("pk")
    rows = sessions_for([PUBLIC]).filter(activity__in=of_company)
    return _calendar(request, company.name, rows)


@require_safe
def agenda_rss(request: HttpRequest) -> HttpResponse:
    """The next public dates as RSS, narrowed down as the agenda is."""
    feed = Rss201rev2Feed(
        title=_("Agenda"),
        link=request.build_absolute_uri("../"),
        description=_("What there is to do in and around social housing"),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    rows = (
        narrowed(sessions_for([PUBLIC]), request.GET)
        .coming()
        .going_on()
        .order_by("starts_at", "pk")
    )
    for session in rows[:ITEMS]:
        feed.add_item(
            title=f"{session.activity.title} - {said(session)}",
            link=request.build_absolute_uri(session.get_absolute_url()),
            description=session.activity.summary,
            pubdate=session.changed_at,
            unique_id=request.build_absolute_uri(session.get_absolute_url()),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
