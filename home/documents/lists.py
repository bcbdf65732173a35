"""The document library as lists."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from home.site.narrowing import ByTerm, ByWord, narrow
from portal.accounts.audiences import PUBLIC, Anybody
from portal.core.paging import page_by_key

from .models import LibraryDocument

ORDER = ("-dated_on", "-pk")
PAGE_SIZE = 20
FILTERS = (
    ByWord("kind", _("Kind"), "kind", lambda: dict(LibraryDocument.Kind.choices)),
    ByWord(
        "language",
        _("Language of the file"),
        "languages",
        lambda: {**dict(settings.LANGUAGES), "other": _("another language")},
        has_many=True,
    ),
    ByTerm("theme", _("Theme"), "themes"),
)


def document_list(user: Anybody, asked: QueryDict) -> dict[str, Any]:
    """One page of what this reader may read, newest first, with its filters."""
    narrowed = narrow(LibraryDocument.objects.published().visible_to(user), asked, FILTERS)
    page = page_by_key(
        narrowed.rows.with_versions(), order=ORDER, key=asked.get("page", ""), size=PAGE_SIZE
    )
    return {
        "narrowed": narrowed,
        "documents": page.items,
        "next_url": narrowed.address(page=page.next) if page.next else "",
        "previous_url": narrowed.address(page=page.previous) if page.previous else "",
    }


def latest_documents(limit: int = 4) -> list[LibraryDocument]:
    """The newest documents that everybody may read."""
    rows = LibraryDocument.objects.published().filter(audience=PUBLIC)
    return list(rows.order_by(*ORDER)[:limit])
