"""Articles as lists: the index with its filters, the newest, and the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from home.site.narrowing import ByTerm, ByWord, narrow
from portal.core.paging import page_by_key

if TYPE_CHECKING:
    from .models import ArticleIndexPage, ArticlePage

ORDER = ("-dated_on", "-pk")
PAGE_SIZE = 12


def _kinds() -> dict[str, Any]:
    from .models import ArticlePage

    return dict(ArticlePage.Kind.choices)


FILTERS = (
    ByWord("kind", _("Kind"), "kind", _kinds),
    ByTerm("pillar", _("Pillar"), "pillars"),
    ByTerm("theme", _("Theme"), "themes"),
    ByTerm("target_group", _("For whom"), "target_groups"),
)


def article_list(index: ArticleIndexPage, asked: QueryDict) -> dict[str, Any]:
    """One page of the articles below `index`, newest first, with the filters."""
    from .models import ArticlePage

    narrowed = narrow(ArticlePage.objects.live().public().child_of(index), asked, FILTERS)
    rows = for_cards(narrowed.rows).prefetch_related("pillars")
    page = page_by_key(rows, order=ORDER, key=asked.get("page", ""), size=PAGE_SIZE)
    return {
        "narrowed": narrowed,
        "articles": page.items,
        "next_url": narrowed.address(page=page.next) if page.next else "",
        "previous_url": narrowed.address(page=page.previous) if page.previous else "",
    }


def for_cards(pages: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
    """With what a card shows but its pillars, and without the long texts."""
    related = ("organisation", "locale", "alias_of__locale")
    return pages.defer_streamfields().select_related(*related)


def latest_articles(limit: int = 3, theme: str = "") -> list[ArticlePage]:
    """The newest articles in the tree of the reader that everybody may read."""
    from .models import ArticlePage

    pages = ArticlePage.objects.live().public().filter(locale__language_code=get_language() or "nl")
    if theme:
        pages = pages.filter(themes__code=theme)
    return list(for_cards(pages).order_by(*ORDER)[:limit])
