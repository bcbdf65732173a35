"""The library for the sitemap: its list, and what everybody may read."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from portal.accounts.audiences import PUBLIC

from .models import LibraryDocument

MOST = 5000


def library_addresses() -> Iterator[dict[str, str]]:
    """The address of each in both languages."""
    languages = [code for code, _name in settings.LANGUAGES]
    yield _in_each(languages, lambda: reverse("documents:library"))
    rows = LibraryDocument.objects.published().filter(audience=PUBLIC)
    for row in rows.only("pk", "title_nl", "title_fr")[:MOST]:
        yield _in_each(languages, row.get_absolute_url)


def _in_each(languages, address) -> dict[str, str]:
    found = {}
    for code in languages:
        with translation.override(code):
            found[code] = address()
    return found
