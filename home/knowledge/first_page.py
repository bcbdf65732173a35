"""What the knowledge base shows before anything is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from portal.taxonomy.models import Theme

from .addresses import addresses_below
from .article_lists import latest_articles
from .doors import Door, doors

if TYPE_CHECKING:
    from .models import KnowledgePage


def first_page(page: KnowledgePage) -> dict[str, Any]:
    """The parts to go to, and the newest of what is written here."""
    from .lists import latest_practices

    below = addresses_below(page)
    practices = below.get("practiceindexpage", "")
    articles = below.get("articleindexpage", "")
    return {
        "practices_url": practices,
        "articles_url": articles,
        "doors": [*_own_doors(practices, articles), *doors()],
        "themes": busiest_themes(),
        "practices": latest_practices(limit=4),
        "articles": latest_articles(limit=4),
    }


def _own_doors(practices: str, articles: str) -> list[Door]:
    found = [
        Door(
            _("Good practices"),
            _("What colleagues did, what it cost, what came out and what went wrong."),
            practices,
            "lightbulb",
        ),
        Door(
            _("Articles"),
            _("The background of social work, the deontology, and how to go about things."),
            articles,
            "book-open",
        ),
    ]
    return [door for door in found if door.url]


def busiest_themes(limit: int = 12) -> list[tuple[str, str, int]]:
    """Code, label and number of live practices of the themes that have most."""
    live = Q(practicepage__live=True, practicepage__alias_of=None)
    counted = Theme.objects.annotate(
        practices=Count("practicepage__translation_key", filter=live, distinct=True)
    )
    found = counted.filter(practices__gt=0).order_by("-practices", "code")[:limit]
    return [(theme.code, theme.name, theme.practices) for theme in found]
