"""Finding what an address names, for somebody who may see it; else it does not exist."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from projects.permanences.models import Opening, Permanence
from projects.permanences.permissions import keeps_for

# Larger numbers are no keys of ours and some databases refuse them.
LARGEST = 2**63 - 1


def check_key(pk: int) -> int:
    """The key, when it can be one."""
    if pk > LARGEST:
        raise Http404
    return pk


def find_permanence(request: HttpRequest, pk: int) -> Permanence:
    """The permanence: published, or hidden and of one's own organisation."""
    seen = Q(is_published=True)
    if request.user.is_authenticated:
        seen |= Q(organisation__in=keeps_for(request.user).values("pk"))
    related = ("organisation", "project", "municipality")
    rows = Permanence.objects.with_next_opening().select_related(*related).filter(seen)
    return get_object_or_404(rows, pk=check_key(pk))


def find_opening(request: HttpRequest, pk: int) -> Opening:
    """The opening of a permanence that this reader may see."""
    opening = get_object_or_404(Opening, pk=check_key(pk))
    opening.permanence = find_permanence(request, opening.permanence_id)
    return opening
