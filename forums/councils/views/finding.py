"""Finding what an address names, for somebody who may see it; else it does not exist."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from forums.councils.models import AdvisoryCouncil, AgendaItem, Meeting
from forums.councils.permissions import can_enter, can_lead
from forums.councils.reading import visible_meetings

LARGEST = 2**63 - 1


def find_council(slug: str) -> AdvisoryCouncil:
    """The council, whatever its state."""
    return get_object_or_404(AdvisoryCouncil.objects.select_related("company"), slug=slug)


def find_own(request: HttpRequest, slug: str) -> AdvisoryCouncil:
    """A council in which the reader sits; to everybody else its space does not exist."""
    council = find_council(slug)
    if not can_enter(request.user, council):
        raise Http404
    return council


def find_led(request: HttpRequest, slug: str) -> AdvisoryCouncil:
    """A council that the reader leads; to others, what only chair and secretary do is not there."""
    council = find_own(request, slug)
    if not can_lead(request.user, council):
        raise Http404
    return council


def find_row(rows: QuerySet, pk: int) -> Any:
    """One of `rows`, by its key."""
    if pk > LARGEST:
        raise Http404
    return get_object_or_404(rows, pk=pk)


def find_meeting(request: HttpRequest, slug: str, pk: int) -> Meeting:
    """A meeting that the reader may see."""
    rows = visible_meetings(request.user).select_related("council__company")
    return find_row(rows.filter(council__slug=slug), pk)


def find_led_meeting(request: HttpRequest, slug: str, pk: int) -> Meeting:
    """A meeting of a council that the reader leads."""
    find_led(request, slug)
    return find_meeting(request, slug, pk)


def find_item(request: HttpRequest, slug: str, pk: int, item: int) -> AgendaItem:
    """An item of a meeting of a council that the reader leads."""
    meeting = find_led_meeting(request, slug, pk)
    row: AgendaItem = find_row(meeting.items.all(), item)
    row.meeting = meeting
    return row
