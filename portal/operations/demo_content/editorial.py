"""Demo news and practices, and the pages that list things."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from home.knowledge.models import KnowledgePage, PracticeIndexPage, PracticePage
from home.news.models import NewsCategory, NewsIndexPage, NewsPage
from portal.core.rich_text import markdown_to_rich_text
from portal.organisations.models import Municipality
from portal.taxonomy.models import CollectiveLine, Pillar, SocialObjective, TargetGroup, Theme
from projects.cohesion.models import ProjectIndexPage
from projects.companies.models import CompanyIndexPage

from .blocks import body
from .loading import Demo, read
from .pages import publish_versions, section

SECTIONS: dict[type[Page], dict[str, dict[str, str]]] = {
    NewsIndexPage: {
        "nl": {"title": "Nieuws", "slug": "nieuws"},
        "fr": {"title": "Actualités", "slug": "actualites"},
    },
    CompanyIndexPage: {
        "nl": {"title": "Huisvestingsmaatschappijen", "slug": "maatschappijen"},
        "fr": {"title": "Sociétés de logement", "slug": "societes"},
    },
    ProjectIndexPage: {
        "nl": {"title": "Projecten voor sociale cohesie", "slug": "projecten"},
        "fr": {"title": "Projets de cohésion sociale", "slug": "projets"},
    },
    KnowledgePage: {
        "nl": {
            "title": "Kennisbank",
            "slug": "kennisbank",
            "summary": "Collega’s delen wat werkt, wat het kost en wat misging.",
        },
        "fr": {
            "title": "Base de connaissances",
            "slug": "base-de-connaissances",
            "summary": "Des collègues partagent ce qui marche, ce que cela coûte et ce qui a raté.",
        },
    },
}
PRACTICES = {
    "nl": {"title": "Goede praktijken", "slug": "goede-praktijken"},
    "fr": {"title": "Bonnes pratiques", "slug": "bonnes-pratiques"},
}
PRACTICE_TEXTS = (
    "context",
    "means_people",
    "means_time",
    "results",
    "how_measured",
    "what_did_not_work",
    "conditions_for_transfer",
)


def load_sections(demo: Demo) -> dict[type[Page], dict[str, Page]]:
    """The pages that list others, made when they are missing."""
    found = {
        model: section(demo, model, _in_menus(texts), demo.homes)
        for model, texts in SECTIONS.items()
    }
    found[PracticeIndexPage] = section(demo, PracticeIndexPage, PRACTICES, found[KnowledgePage])
    return found


def _in_menus(texts: dict[str, dict[str, str]]) -> dict[str, dict[str, Any]]:
    return {code: {**values, "show_in_menus": True} for code, values in texts.items()}


def load_news(demo: Demo, parents: dict[str, Page]) -> None:
    """Categories and articles."""
    data = read("news")
    categories = {
        row["key"]: NewsCategory.objects.get_or_create(
            code=row["key"],
            defaults={"name_nl": row["name_nl"], "name_fr": row["name_fr"], "order": order},
        )[0]
        for order, row in enumerate(data.get("category", []))
    }
    for table in data.get("news", []):
        at = demo.moment(-table["days_ago"])
        shared = {
            "published_at": at,
            "category": categories.get(table["category"]),
            "company": demo.companies.get(table["company"]),
            "is_featured": table["featured"],
            "is_demo": True,
        }
        versions = {
            code: {**shared, **_article(demo.filled(table[code], code))}
            for code in ("nl", "fr")
            if code in table
        }
        publish_versions(NewsPage, versions, parents, at=at)


def _article(own: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": own["title"],
        "summary": own["summary"],
        "plain_language": own["plain"],
        "in_short": [("point", point) for point in own["in_short"]],
        "body": body(own["body"]),
    }


def load_practices(demo: Demo, parents: dict[str, Page]) -> None:
    """Good practices: four in one language only, the others with a summary in the second."""
    data = read("practices")
    for order, row in enumerate(data.get("target_group", [])):
        names = {"name_nl": row["name_nl"], "name_fr": row["name_fr"], "order": order}
        TargetGroup.objects.get_or_create(code=row["key"].replace("_", "-"), defaults=names)
    for table in data.get("practice", []):
        _load_practice(demo, table, parents)


def _load_practice(demo: Demo, table: dict[str, Any], parents: dict[str, Page]) -> None:
    original = table["language"]
    other = "fr" if original == "nl" else "nl"
    shared = {
        "organisation": demo.organisations.get(table["organisation"]),
        "company": demo.companies.get(table["company"]),
        "contact": table["contact"],
        "phase": table["phase"],
        "evidence": table["evidence"],
        "budget_band": table["budget_band"],
        "year": demo.today.year - table["years_ago"],
        "last_checked_on": demo.day(-table["checked_days_ago"]),
        "is_demo": True,
    }
    versions = {original: {**shared, **_story(demo.filled(table[original], original))}}
    if other in table:
        own = demo.filled(table[other], other)
        versions[other] = {
            **dict.fromkeys((*PRACTICE_TEXTS, "duration", "period"), ""),
            **shared,
            "title": own["title"],
            "slug": "",
            "summary": own["summary"],
            "steps": [],
            "partners": [],
            "translation_status": PracticePage.Translation.SUMMARY,
        }
    made = publish_versions(
        PracticePage, versions, parents, at=demo.moment(-table["days_ago"]), many=_sorting(table)
    )
    demo.practices[table["key"]] = made[original]


def _story(own: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": own["title"],
        "summary": own["summary"],
        "duration": own.get("duration", ""),
        "period": own.get("period", ""),
        **{name: markdown_to_rich_text(own.get(name, "")) for name in PRACTICE_TEXTS},
        "steps": [
            ("step", {"title": step["title"], "text": markdown_to_rich_text(step["text"])})
            for step in own.get("steps", [])
        ],
        "partners": [("partners", own["partners"])] if own.get("partners") else [],
    }


def _sorting(table: dict[str, Any]) -> dict[str, list[Any]]:
    groups = [key.replace("_", "-") for key in table["target_groups"]]
    return {
        "pillars": list(Pillar.objects.filter(code__in=table["pillars"])),
        "lines": list(CollectiveLine.objects.filter(number__in=table["lines"])),
        "objectives": list(SocialObjective.objects.filter(code__in=table["objectives"])),
        "themes": list(Theme.objects.filter(code__in=table["themes"])),
        "target_groups": list(TargetGroup.objects.filter(code__in=groups)),
        "municipalities": list(Municipality.objects.filter(name_fr__in=table["municipalities"])),
    }
