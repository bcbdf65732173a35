"""Lists of news as plain values: a page shows them, nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models.functions import TruncMonth
from django.utils import timezone
from django.utils.translation import get_language

from home.site.addresses import Root, page_address, root_of, roots
from portal.core.paging import first_page, page_by_key
from portal.core.prepared import Prepared, below

from .models import NewsCategory, NewsIndexPage, NewsPage

PAGE_SIZE = 12
MONTHS = 24
ORDER = ("-published_at", "-pk")
FIELDS = (
    "pk",
    "title",
    "summary",
    "url_path",
    "published_at",
    "translation_key",
    "is_featured",
    "category__code",
    "category__name_nl",
    "category__name_fr",
    "category__icon",
    "company__name_nl",
    "company__name_fr",
    "locale__language_code",
    "alias_of__locale__language_code",
)
_month = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z", re.ASCII)
# The most that a page asks of the newest; each cuts what it shows.
MOST_NEW = 24


def _rows(pages: Any) -> Any:
    return pages.live().values_list(*FIELDS, named=True)


def _newest(pages: Any, most: int = MOST_NEW) -> Any:
    return _rows(pages).order_by(*ORDER)[:most]


_newest_below = Prepared(
    lambda first, last: _newest(NewsPage.objects.filter(path__range=(first, last)))
)
MOST_READ_ALSO = 3
# One more: the page itself may be among them.
_newest_few = Prepared(
    lambda first, last: _newest(
        NewsPage.objects.filter(path__range=(first, last)), most=MOST_READ_ALSO + 1
    )
)
_newest_of_company = Prepared(
    lambda first, last, company: _newest(
        NewsPage.objects.filter(path__range=(first, last), company_id=company)
    )
)
_first_rows = Prepared(
    lambda first, last: _newest(
        NewsPage.objects.filter(path__range=(first, last)), most=PAGE_SIZE + 1
    )
)
_all_months = Prepared(
    lambda first, last: _by_month(NewsPage.objects.live().filter(path__range=(first, last)))
)
_categories = Prepared(lambda: NewsCategory.objects.all())


class Item(NamedTuple):
    """What a card shows of a piece of news."""

    title: str
    summary: str
    url: str
    published_at: datetime
    category: str
    category_code: str
    icon: str
    company: str
    language: str
    seed: str


def items_of(rows: Iterable[Any]) -> tuple[Item, ...]:
    """What cards show of these rows, in the language that is read; made once for the same rows."""
    return _items(tuple(rows), (get_language() or "nl")[:2], roots())


@lru_cache(maxsize=64)
def _items(rows: tuple[Any, ...], language: str, places: tuple[Root, ...]) -> tuple[Item, ...]:
    return tuple(_item(row) for row in rows)


def _item(row: Any) -> Item:
    place = page_address(row.url_path)
    return Item(
        title=row.title,
        summary=row.summary,
        url=place.path if place else "",
        published_at=row.published_at,
        category=_name(row.category__name_nl, row.category__name_fr),
        category_code=row.category__code or "",
        icon=row.category__icon or "newspaper",
        company=_name(row.company__name_nl, row.company__name_fr),
        language=row.alias_of__locale__language_code or row.locale__language_code,
        seed=f"news-{row.translation_key}",
    )


def _name(dutch: str | None, french: str | None) -> str:
    """The name in the language that is read, else in the other."""
    first, other = (french, dutch) if get_language() == "fr" else (dutch, french)
    return first or other or ""


def latest_news(limit: int = 4, company: int | None = None) -> tuple[Item, ...]:
    """The newest live news of the language that is read: a featured one first (at most 24)."""
    root = root_of((get_language() or "nl")[:2])
    if root is None:
        return ()
    first, last = below(root.path)
    if company is None:
        found = _newest_below.kept(first=first, last=last)
    else:
        found = _newest_of_company.kept(first=first, last=last, company=company)
    found = found[: limit * 2]
    featured = next((row for row in found if row.is_featured), None)
    ordered = [featured, *(row for row in found if row is not featured)] if featured else found
    return items_of(ordered[:limit])


def read_also(page: NewsPage) -> tuple[Item, ...]:
    """Other recent news of the same list: three of them."""
    first, last = below(page.path[: -page.steplen])
    others = [row for row in _newest_few.kept(first=first, last=last) if row.pk != page.pk]
    return items_of(others[:MOST_READ_ALSO])


def news_list(index: NewsIndexPage, asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of the list with its filters; odd filters are as if they were not there."""
    first, last = below(index.path)
    categories = _categories.kept()
    category = next((c for c in categories if c.code == asked.get("category")), None)
    month = _asked_month(asked.get("month", ""))
    key = asked.get("page", "")
    if category or month or key:
        pages = NewsPage.objects.filter(path__range=(first, last))
        page = page_by_key(
            _rows(_chosen(pages, category, month)), order=ORDER, key=key, size=PAGE_SIZE
        )
    else:
        page = first_page(_first_rows.kept(first=first, last=last), order=ORDER, size=PAGE_SIZE)
    kept = {"category": category.code if category else "", "month": asked.get("month", "")}
    kept = {name: value for name, value in kept.items() if value and (name != "month" or month)}
    months = [found for (found,) in _all_months.kept(first=first, last=last)]
    return {
        "items": items_of(page.items),
        "categories": tuple(_chip(c, kept, category) for c in categories),
        "all_url": "?" + urlencode({k: v for k, v in kept.items() if k != "category"}),
        "category": category,
        "months": tuple((m, "?" + urlencode({**kept, "month": f"{m:%Y-%m}"})) for m in months),
        "month": month,
        "next_url": "?" + urlencode({**kept, "page": page.next}) if page.next else "",
        "previous_url": "?" + urlencode({**kept, "page": page.previous}) if page.previous else "",
    }


def _chosen(pages: Any, category: NewsCategory | None, month: datetime | None) -> Any:
    if category:
        pages = pages.filter(category=category)
    if month:
        pages = pages.filter(published_at__gte=month, published_at__lt=_next_month(month))
    return pages


def _chip(
    category: NewsCategory, kept: dict[str, str], chosen: NewsCategory | None
) -> tuple[str, str, bool]:
    address = "?" + urlencode({**kept, "category": category.code})
    return category.name, address, category == chosen


def _by_month(pages: Any) -> Any:
    found = pages.annotate(month=TruncMonth("published_at")).values_list("month")
    return found.order_by("-month").distinct()[:MONTHS]


def _asked_month(value: str) -> datetime | None:
    match = _month.match(value)
    if not match or not 1900 <= int(match[1]) <= 2200:
        return None
    return datetime(int(match[1]), int(match[2]), 1, tzinfo=timezone.get_default_timezone())


def _next_month(start: datetime) -> datetime:
    year, month = (start.year + 1, 1) if start.month == 12 else (start.year, start.month + 1)
    return start.replace(year=year, month=month)
