"""Finding what an address names, for somebody who may see it; else it does not exist."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from forums.consultations.models import Consultation, Question
from forums.consultations.permissions import can_manage

LARGEST = 2**63 - 1
RELATED = ("company", "council", "opinion", "answer", "project", "meeting__council")


def find_consultation(request: HttpRequest, slug: str) -> Consultation:
    """The consultation, if it was sent to the reader."""
    rows = Consultation.objects.visible_to(request.user).select_related(*RELATED)
    return get_object_or_404(rows.prefetch_related("phases"), slug=slug)


def find_with_drafts(request: HttpRequest, slug: str) -> Consultation:
    """The same; a draft for those who prepare it, and for nobody else."""
    rows = Consultation.objects.select_related(*RELATED).prefetch_related("phases")
    consultation = get_object_or_404(rows, slug=slug)
    if consultation.is_draft:
        if not can_manage(request.user, consultation):
            raise Http404
        return consultation
    if not Consultation.objects.visible_to(request.user).filter(pk=consultation.pk).exists():
        raise Http404
    return consultation


def find_managed(request: HttpRequest, slug: str) -> Consultation:
    """One that the reader prepares, draft or sent; to everybody else it does not exist."""
    consultation = find_with_drafts(request, slug)
    if not can_manage(request.user, consultation):
        raise Http404
    return consultation


def find_question(consultation: Consultation, pk: int) -> Question:
    """A question of this consultation."""
    if pk > LARGEST:
        raise Http404
    return get_object_or_404(consultation.questions.prefetch_related("options"), pk=pk)
