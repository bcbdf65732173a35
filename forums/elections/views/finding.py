"""Finding what an address names, for somebody who may see it; else it does not exist."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from forums.elections.models import Election
from forums.elections.permissions import can_manage

LARGEST = 2**63 - 1
Trail = list[tuple[str, str]]


def find_election(request: HttpRequest, slug: str) -> Election:
    """An election that was called; one being prepared for who manages it."""
    rows = Election.objects.visible_to(request.user).select_related("company", "council")
    return get_object_or_404(rows, slug=slug)


def find_managed(request: HttpRequest, slug: str) -> Election:
    """One that the reader manages; to others, what they do there does not exist."""
    election = find_election(request, slug)
    if not can_manage(request.user, election.company_id):
        raise Http404
    return election


def find_row(rows: QuerySet, pk: int) -> Any:
    """One of `rows`, by its key."""
    if pk > LARGEST:
        raise Http404
    return get_object_or_404(rows, pk=pk)


def trail_of(election: Election | None = None) -> Trail:
    """The way to the page."""
    found = [(_("Elections of councils"), reverse("elections:index"))]
    return [*found, (election.title, election.get_absolute_url())] if election else found
