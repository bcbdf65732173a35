"""Calendars to subscribe to, and the sheet for the hall."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.organisations.models import Organisation
from projects.activities.calendars import Entry, calendar_answer, make_calendar, recent
from projects.permanences.models import Opening, Permanence
from projects.permanences.paper import sheet_pdf

from .finding import check_key

MOST_ON_PAPER = 12


def _calendar(request: HttpRequest, name: str, rows: QuerySet[Opening]) -> HttpResponse:
    entries = [_entry(opening) for opening in recent(rows.select_related("permanence"))]
    return calendar_answer(make_calendar(name, entries, request.build_absolute_uri))


def _entry(opening: Opening) -> Entry:
    permanence = opening.permanence
    return Entry(
        uid=f"{permanence.uid}-{opening.key}@portal",
        sequence=opening.sequence,
        changed_at=max(opening.changed_at, permanence.changed_at),
        starts_at=opening.starts_at,
        ends_at=opening.ends_at,
        title=permanence.title,
        is_cancelled=opening.is_cancelled,
        place=opening.place or permanence.place,
        text="\n".join(filter(None, [opening.reason, permanence.summary])),
        url=permanence.get_absolute_url(),
    )


def _published(pk: int) -> Permanence:
    rows = Permanence.objects.published().select_related("organisation")
    return get_object_or_404(rows, pk=check_key(pk))


@require_safe
def permanence_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The openings of one permanence."""
    permanence = _published(pk)
    return _calendar(request, permanence.title, Opening.objects.filter(permanence=permanence))


@require_safe
def organisation_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """All openings of an organisation."""
    organisation = get_object_or_404(Organisation, pk=check_key(pk))
    shown = Permanence.objects.published().filter(organisation=organisation)
    return _calendar(
        request, organisation.name, Opening.objects.filter(permanence__in=shown.values("pk"))
    )


@require_safe
def permanence_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One A4 for the hall, in the language of the address."""
    permanence = _published(pk)
    address = request.build_absolute_uri(permanence.get_absolute_url())
    return _sheet(permanence.organisation, [permanence], address)


@require_safe
def organisation_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """One A4 with all permanences of an organisation."""
    organisation = get_object_or_404(Organisation, pk=check_key(pk))
    rows = Permanence.objects.published().filter(organisation=organisation)
    address = f"{reverse('permanences:index')}?company={organisation.code}"
    return _sheet(organisation, list(rows[:MOST_ON_PAPER]), request.build_absolute_uri(address))


def _sheet(organisation: Organisation, rows: list[Permanence], address: str) -> HttpResponse:
    language = (get_language() or "nl")[:2]
    answer = HttpResponse(
        sheet_pdf(organisation, rows, address, language), content_type="application/pdf"
    )
    answer["Content-Disposition"] = 'inline; filename="permanences.pdf"'
    return answer
