"""Useful links."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .lists import link_list
from .models import UsefulLink

LARGEST = 2**62


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Addresses elsewhere, by title, narrowed down by theme and language."""
    return render(request, "home/useful_links/links.html", link_list(request.GET))


@require_safe
def link_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One link, for who comes from the search."""
    if pk > LARGEST:
        raise Http404
    link = get_object_or_404(UsefulLink.objects.shown().prefetch_related("themes"), pk=pk)
    return render(request, "home/useful_links/link.html", {"link": link})
