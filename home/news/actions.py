"""Writing news: the list of the portal or of a company, and articles in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from home.site.bootstrap import ensure_trees
from home.site.reference_blocks import body_of
from home.site.writing import write_page
from portal.accounts.models import User
from portal.organisations.models import HousingCompany

from .models import NewsCategory, NewsIndexPage, NewsPage

WORDS = {
    "nl": {"title": "Nieuws", "slug": "nieuws", "summary": "Wat er beweegt in uw buurt."},
    "fr": {"title": "Actualités", "slug": "actualites", "summary": "Ce qui bouge chez vous."},
}


def ensure_news_index(parent: Page | None = None) -> NewsIndexPage:
    """The list of news below `parent` (default: the start page), made when it is missing."""
    above = parent or ensure_trees()["nl"]
    found = NewsIndexPage.objects.child_of(above).first()
    if found:
        return found
    common = {"show_in_menus": parent is None}
    key = "news" if parent is None else ""
    return write_page(NewsIndexPage, parent=above, versions=WORDS, common=common, key=key)


def ensure_category(code: str, name_nl: str, name_fr: str) -> NewsCategory:
    """The category with this code; an existing one keeps its names."""
    values = {"name_nl": name_nl, "name_fr": name_fr}
    return NewsCategory.objects.get_or_create(code=code, defaults=values)[0]


def create_news(
    *,
    versions: Mapping[str, Mapping[str, Any]],
    category: NewsCategory | None = None,
    company: HousingCompany | None = None,
    parent: NewsIndexPage | None = None,
    author: User | None = None,
    at: datetime | None = None,
    is_featured: bool = False,
    is_demo: bool = False,
    is_tenant_facing: bool = True,
    key: str = "",
) -> NewsPage:
    """Publish an article in each language of `versions`.

    A version has `title`, `summary`, `in_short` (sentences), `body` (blocks of a content file) and
    `plain`. Raises ValidationError when tenants read it and a version has no plain language.
    """
    common = {
        "category": category,
        "company": company,
        "published_at": at or timezone.now(),
        "is_featured": is_featured,
        "is_tenant_facing": is_tenant_facing,
    }
    return write_page(
        NewsPage,
        parent=parent or ensure_news_index(),
        versions={language: _fields(words) for language, words in versions.items()},
        common=common,
        key=key,
        author=author,
        at=at,
        is_demo=is_demo,
    )


def _fields(words: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": words["title"],
        "summary": words.get("summary", ""),
        "plain_language": words.get("plain", "").strip(),
        "in_short": json.dumps(_points(words.get("in_short", []))),
        "body": json.dumps(body_of(words.get("body", []))),
    }
    return fields | ({"slug": words["slug"]} if words.get("slug") else {})


def _points(sentences: Iterable[str]) -> list[dict[str, str]]:
    return [{"type": "point", "value": sentence} for sentence in sentences]


CATEGORIES = {
    "works": ("Werken", "Travaux", "hammer"),
    "meeting": ("Ontmoeten en meepraten", "Se rencontrer et participer", "users"),
    "rent-and-charges": ("Huur en lasten", "Loyer et charges", "receipt"),
    "neighbourhood": ("In de buurt", "Dans le quartier", "map-pin"),
    "call": ("Oproepen", "Appels", "megaphone"),
    "safety": ("Veilig wonen", "Sécurité à la maison", "shield-check"),
}


def load_reference() -> int:
    """The list of news and its first categories; says how many were made."""
    before = NewsIndexPage.objects.count() + NewsCategory.objects.count()
    ensure_news_index()
    for order, (code, (nl, fr, icon)) in enumerate(CATEGORIES.items()):
        values = {"name_nl": nl, "name_fr": fr, "icon": icon, "order": order}
        NewsCategory.objects.get_or_create(code=code, defaults=values)
    return NewsIndexPage.objects.count() + NewsCategory.objects.count() - before
