"""Pages that are called the same, which readers and search would take for one."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.models import Page

MOST = 5


def pages_called_the_same(page: Page) -> QuerySet[Page]:
    """Other pages in this language with the same title; never its own translation."""
    title = " ".join((page.draft_title or page.title).split())
    if not title:
        return Page.objects.none()
    found = Page.objects.filter(title__iexact=title, locale_id=page.locale_id, alias_of=None)
    return found.exclude(translation_key=page.translation_key).order_by("-live", "pk")
