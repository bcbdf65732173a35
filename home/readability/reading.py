"""The plain-language versions that are online, measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db.models import QuerySet

from home.site.models import PortalPage

from .measuring import Reading, measure

MOST = 5000


class Row(NamedTuple):
    """A page with what was measured."""

    page: PortalPage
    language: str
    reading: Reading


def read_all() -> list[Row]:
    """Each live page with a version in plain language, the hardest first."""
    rows = []
    for pages in _pages():
        for page in pages[:MOST]:
            language = page.content_language
            rows.append(Row(page, language, measure(page.plain_language, language)))
    return sorted(rows, key=lambda row: (row.reading.score is None, row.reading.score, row.page.pk))


def _pages() -> Iterator[QuerySet]:
    for model in apps.get_models():
        if issubclass(model, PortalPage) and not model._meta.abstract:
            found = model.objects.live().filter(alias_of=None).exclude(plain_language="")
            yield found.select_related("locale").defer_streamfields().order_by("pk")
