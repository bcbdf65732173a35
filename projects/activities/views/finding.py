"""Finding what an address names, for somebody who may see it; else it does not exist."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from portal.accounts.audiences import audiences
from projects.activities.models import Activity, Session
from projects.activities.permissions import organisers_of

# Larger numbers are no keys of ours and some databases refuse them.
LARGEST = 2**63 - 1
RELATED = ("type", "organiser", "project", "company", "municipality")


def find_activity(request: HttpRequest, pk: int) -> Activity:
    """The activity: published for this reader, or their organisation's own draft."""
    if pk > LARGEST:
        raise Http404
    seen = Q(is_published=True, audience__in=audiences(request.user))
    if request.user.is_authenticated:
        seen |= Q(organiser__in=organisers_of(request.user).values("pk"))
    rows = Activity.objects.select_related(*RELATED).filter(seen)
    return get_object_or_404(rows, pk=pk)


def find_session(request: HttpRequest, pk: int) -> Session:
    """The date of an activity that this reader may see."""
    if pk > LARGEST:
        raise Http404
    session = get_object_or_404(Session.objects, pk=pk)
    session.activity = find_activity(request, session.activity_id)
    return session
