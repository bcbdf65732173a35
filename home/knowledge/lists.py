"""Good practices in short, for other pages: plain values, few queries."""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import get_language

from portal.core.prepared import Prepared

from .models import PracticePage

_counted = Prepared(
    lambda: (
        PracticePage.objects.filter(live=True, alias_of=None)
        .order_by()
        .values("live")
        .annotate(count=Count("translation_key", distinct=True))
        .values_list("count")
    )
)


def practice_count() -> int:
    """How many practices can be read; two languages of one practice count once."""
    found = _counted.first()
    return found[0] if found else 0


def latest_practices(limit: int = 6) -> list[dict[str, str]]:
    """Title, address, summary and language of the newest practices, in the tree of the reader."""
    pages = PracticePage.objects.live().filter(locale__language_code=get_language() or "nl")
    pages = pages.select_related("locale", "alias_of__locale")
    newest = pages.order_by("-first_published_at", "-pk").defer_streamfields()[:limit]
    return [
        {
            "title": page.title,
            "url": page.url,
            "summary": page.summary,
            "language": page.content_language,
        }
        for page in newest
    ]
