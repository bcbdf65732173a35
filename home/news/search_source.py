"""News for the search."""

from typing import Any

from home.site.search_source import PageSource
from search.common_facets import organisation_facets, years

from .models import NewsPage


def news_source() -> PageSource:
    """All live news, sorted by company and year."""
    return PageSource("news", [NewsPage], _extra)


def _extra(page: NewsPage) -> dict[str, Any]:
    facets = years(page.published_at) | organisation_facets(page.company)
    themes = tuple(theme.code for theme in page.themes.all())
    if themes:
        facets["theme"] = themes
    labels = [page.category.name_nl, page.category.name_fr] if page.category else []
    if page.company:
        labels += [page.company.name_nl, page.company.name_fr]
    return {
        "facets": facets,
        "facet_labels": tuple(filter(None, labels)),
        "published_at": page.published_at,
        "concepts": themes,
    }
