"""The document library."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from portal.accounts.readers import Readers

from .lists import document_list
from .models import LibraryDocument
from .permissions import can_read

LARGEST = 2**62


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """What there is for this reader, by kind, language and theme."""
    return render(request, "home/documents/library.html", document_list(request.user, request.GET))


@require_safe
def document_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One document with all its versions; 404 for who may not read it."""
    if pk > LARGEST:
        raise Http404
    rows = LibraryDocument.objects.with_versions().prefetch_related("themes")
    entry = get_object_or_404(rows, pk=pk)
    if not can_read(request.user, entry):
        raise Http404
    if request.path != entry.get_absolute_url():
        return redirect(entry, permanent=False)
    context = {
        "entry": entry,
        "versions": list(entry.versions.all()),
        "themes": list(entry.themes.all()),
        "is_for_everybody": entry.readers == Readers.PUBLIC,
    }
    return render(request, "home/documents/document.html", context)
