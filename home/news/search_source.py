"""News for the search."""

from typing import Any

from home.site.search_source import PageSource

from .models import NewsPage


def news_source() -> PageSource:
    """All live news, sorted by company and year."""
    return PageSource("news", [NewsPage], _extra)


def _extra(page: NewsPage) -> dict[str, Any]:
    facets = {"year": (str(page.published_at.year),)}
    if page.company:
        facets["company"] = (page.company.code,)
    labels = [page.category.name_nl, page.category.name_fr] if page.category else []
    if page.company:
        labels += [page.company.name_nl, page.company.name_fr]
    return {
        "facets": facets,
        "facet_labels": tuple(filter(None, labels)),
        "published_at": page.published_at,
    }
