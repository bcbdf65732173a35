"""Addresses of the pages above a practice, from the path alone: one query a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Page

if TYPE_CHECKING:
    from .models import KnowledgePage


def addresses_above(page: Page, request: HttpRequest) -> dict[str, str]:
    """`knowledge_url` and `index_url`: the grandparent and parent of a practice, or of a list."""
    steps = page.path
    above = [steps[: -Page.steplen], steps[: -2 * Page.steplen]]
    found = {
        row.path: row.get_url(request)
        for row in Page.objects.filter(path__in=above).only("path", "url_path", "locale_id")
    }
    parent, grandparent = (found.get(path, "") for path in above)
    if page.specific_class.__name__ == "PracticeIndexPage":
        return {"knowledge_url": parent, "index_url": page.get_url(request)}
    return {"knowledge_url": grandparent, "index_url": parent}


def practices_address(page: KnowledgePage, request: HttpRequest) -> str:
    """The address of the list of practices below the knowledge base."""
    children = page.get_children().live()
    index = children.filter(content_type__model="practiceindexpage").first()
    return index.get_url(request) if index else ""
