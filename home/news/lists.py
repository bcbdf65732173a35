"""Lists of news as plain values: a page shows them, nothing more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import get_language

from home.site.addresses import page_address, root_of
from portal.core.paging import page_by_key

from .models import NewsCategory, NewsIndexPage, NewsPage

PAGE_SIZE = 12
MONTHS = 24
FIELDS = (
    "title",
    "summary",
    "url_path",
    "published_at",
    "translation_key",
    "is_featured",
    "category",
    "company__name_nl",
    "company__name_fr",
    "locale__language_code",
    "alias_of__locale__language_code",
)
_month = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z", re.ASCII)


def _rows(queryset: Any) -> Any:
    return queryset.only(*FIELDS).select_related(
        "category", "company", "locale", "alias_of__locale"
    )


def item(page: NewsPage) -> dict[str, Any]:
    """What a card shows of a piece of news."""
    place = page_address(page.url_path)
    return {
        "title": page.title,
        "summary": page.summary,
        "url": place.path if place else "",
        "published_at": page.published_at,
        "category": page.category.name if page.category else "",
        "category_code": page.category.code if page.category else "",
        "icon": page.category.icon if page.category else "newspaper",
        "company": page.company.name if page.company else "",
        "language": page.content_language,
        "seed": f"news-{page.translation_key}",
    }


def latest_news(limit: int = 4, company: int | None = None) -> list[dict[str, Any]]:
    """The newest live news of the language that is read: a featured one first."""
    root = root_of((get_language() or "nl")[:2])
    if root is None:
        return []
    pages = NewsPage.objects.live().filter(path__startswith=root.path)
    if company is not None:
        pages = pages.filter(company_id=company)
    found = list(_rows(pages.newest())[: limit * 2])
    first = next((page for page in found if page.is_featured), None)
    ordered = [first, *(p for p in found if p is not first)] if first else found
    return [item(page) for page in ordered[:limit]]


def read_also(page: NewsPage, limit: int = 3) -> list[dict[str, Any]]:
    """Other recent news of the same list."""
    others = NewsPage.objects.live().sibling_of(page, inclusive=False)
    return [item(other) for other in _rows(others.newest())[:limit]]


def news_list(index: NewsIndexPage, asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of the list with its filters; odd filters are as if they were not there."""
    pages = NewsPage.objects.live()
    own = Q(path__startswith=index.path)
    pages = pages.filter(own)
    categories = list(NewsCategory.objects.all())
    category = next((c for c in categories if c.code == asked.get("category")), None)
    months = _months(pages)
    month = _asked_month(asked.get("month", ""))
    if category:
        pages = pages.filter(category=category)
    if month:
        pages = pages.filter(published_at__gte=month, published_at__lt=_next_month(month))
    page = page_by_key(
        _rows(pages), order=("-published_at", "-pk"), key=asked.get("page", ""), size=PAGE_SIZE
    )
    kept = {"category": category.code if category else "", "month": asked.get("month", "")}
    kept = {name: value for name, value in kept.items() if value and (name != "month" or month)}
    return {
        "items": [item(found) for found in page.items],
        "categories": [_chip(c, kept, category) for c in categories],
        "all_url": "?" + urlencode({k: v for k, v in kept.items() if k != "category"}),
        "category": category,
        "months": [(m, "?" + urlencode({**kept, "month": f"{m:%Y-%m}"})) for m in months],
        "month": month,
        "next_url": "?" + urlencode({**kept, "page": page.next}) if page.next else "",
        "previous_url": "?" + urlencode({**kept, "page": page.previous}) if page.previous else "",
    }


def _chip(
    category: NewsCategory, kept: dict[str, str], chosen: NewsCategory | None
) -> tuple[str, str, bool]:
    address = "?" + urlencode({**kept, "category": category.code})
    return category.name, address, category == chosen


def _months(pages: Any) -> list[date]:
    found = pages.annotate(month=TruncMonth("published_at")).values_list("month", flat=True)
    return list(found.order_by("-month").distinct()[:MONTHS])


def _asked_month(value: str) -> datetime | None:
    match = _month.match(value)
    if not match or not 1900 <= int(match[1]) <= 2200:
        return None
    return datetime(int(match[1]), int(match[2]), 1, tzinfo=timezone.get_default_timezone())


def _next_month(start: datetime) -> datetime:
    year, month = (start.year + 1, 1) if start.month == 12 else (start.year, start.month + 1)
    return start.replace(year=year, month=month)
