"""What the directory and a company's page show, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from home.news.lists import latest_news
from home.site.addresses import page_address
from portal.core.drawing import Tile
from portal.core.prepared import Prepared, below
from portal.organisations.models import HousingCompany, Municipality, Site

from .map import tile
from .models import CompanyIndexPage, CompanyPage

_places = Prepared(lambda company: Municipality.objects.filter(organisations__pk=company))
_dwellings = Prepared(
    lambda company: (
        Site.objects.filter(company_id=company).exclude(dwellings=None).values_list("dwellings")
    )
)
_children = Prepared(
    lambda depth, first, last: (
        Page.objects.live()
        .filter(depth=depth, path__range=(first, last))
        .order_by("path")
        .values_list("title", "url_path")
    )
)


def directory(index: CompanyIndexPage, asked: Mapping[str, str]) -> dict[str, Any]:
    """The companies of today, of one municipality when asked, and the map."""
    companies = HousingCompany.objects.current().prefetch_related("municipalities")
    addresses = _addresses(index)
    rows = sorted((_row(company, addresses) for company in companies), key=_by_name)
    wanted = asked.get("municipality", "")
    words = asked.get("q", "").strip().casefold()[:100]
    chosen = [row for row in rows if _matches(row, wanted, words)]
    places = list(Municipality.objects.all())
    counts = Counter(code for row in rows for code in row["codes"])
    return {
        "companies": chosen,
        "total": len(rows),
        "asked": asked.get("q", "")[:100],
        "place": next((place for place in places if place.code == wanted), None),
        "tiles": [_tile(place, counts[place.code], wanted) for place in places],
    }


def company_parts(page: CompanyPage) -> dict[str, Any]:
    """The company of a page, its places, news and hours."""
    company = page.company
    return {
        "company": company,
        "places": [place.name for place in _places.all(company=company.pk)],
        "dwellings": sum(number for (number,) in _dwellings.all(company=company.pk)),
        "news": latest_news(limit=3, company=company.pk),
        "week": page.week,
        "below": _below(page),
    }


def _below(page: Page) -> list[tuple[str, str]]:
    first, last = below(page.path)
    rows = _children.all(depth=page.depth + 1, first=first, last=last)
    return [(title, place.path) for title, path in rows if (place := page_address(path))]


def _addresses(index: CompanyIndexPage) -> dict[int, str]:
    rows = CompanyPage.objects.live().child_of(index).values_list("company_id", "url_path")
    return {pk: place.path for pk, path in rows if (place := page_address(path))}


def _row(company: HousingCompany, addresses: dict[int, str]) -> dict[str, Any]:
    places = list(company.municipalities.all())
    return {
        "name": company.name,
        "url": addresses.get(company.pk, ""),
        "website": company.website,
        "phone": company.phone,
        "places": ", ".join(place.name for place in places),
        "codes": [place.code for place in places],
        "is_demo": company.is_demo,
        "kind": company.get_company_kind_display(),
    }


def _by_name(row: dict[str, Any]) -> str:
    return row["name"].casefold()


def _matches(row: dict[str, Any], place: str, words: str) -> bool:
    if place and place not in row["codes"]:
        return False
    return not words or words in f"{row['name']} {row['places']}".casefold()


def _tile(place: Municipality, count: int, wanted: str) -> Tile:
    said = ngettext("%(place)s: %(count)s company", "%(place)s: %(count)s companies", count)
    text = said % {"place": place.name, "count": count} if count else _none(place)
    return tile(place, count, text, wanted)


def _none(place: Municipality) -> str:
    return _("%(place)s: no company") % {"place": place.name}
