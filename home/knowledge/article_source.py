"""Articles for the search: one document an article, with each language that it was written in."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.site.search_source import PageSource
from search.common_facets import organisation_facets, years
from search.facets import Facet, register_facet

from .models import ArticlePage

KIND = "article"
FACET = "article_kind"
LISTS = {"pillar": "pillars", "theme": "themes", "target_group": "target_groups"}


def article_source() -> PageSource:
    """All live articles that everybody may read."""
    return PageSource(KIND, [ArticlePage], _extra)


def register_article_facet() -> None:
    """Called once, when the application is ready."""
    register_facet(Facet(FACET, _("Kind of article"), lambda: dict(ArticlePage.Kind.choices), 21))


def _extra(page: ArticlePage) -> dict[str, Any]:
    terms = {facet: list(getattr(page, name).all()) for facet, name in LISTS.items()}
    facets = {facet: tuple(term.code for term in found) for facet, found in terms.items()}
    facets |= {
        FACET: (page.kind,),
        **years(page.dated_on),
        **organisation_facets(page.organisation),
    }
    named = [term for found in terms.values() for term in found]
    named += [page.organisation] if page.organisation else []
    labels = [label for one in named for label in (one.name_nl, one.name_fr)]
    return {
        "facets": {name: values for name, values in facets.items() if values},
        "facet_labels": tuple(dict.fromkeys(filter(None, labels))),
        "concepts": facets["theme"],
        "published_at": timezone.make_aware(datetime.combine(page.dated_on, time(12))),
    }
