"""What the directory and a company's page show, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from home.news.lists import latest_news
from home.site.addresses import page_address
from portal.accounts.audiences import Anybody, memberships_in_force
from portal.accounts.models import Role
from portal.core.drawing import Tile
from portal.core.prepared import Prepared, below
from portal.organisations.models import HousingCompany, Municipality

from .blocks import TEAM_KINDS
from .finding import Asked, names_of, sites_at
from .map import tile
from .models import CompanyIndexPage, CompanyPage

_places = Prepared(lambda company: Municipality.objects.filter(organisations__pk=company))
# Both ways in one question: what it came from, and what it became.
_family = Prepared(
    lambda company: (
        HousingCompany.predecessors.through.objects.filter(
            Q(from_housingcompany=company) | Q(to_housingcompany=company)
        )
        .select_related("from_housingcompany", "to_housingcompany")
        .order_by("pk")
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
    """The companies of today, of one municipality or address when asked, and the map."""
    companies = HousingCompany.objects.current()
    companies = companies.prefetch_related("municipalities", "predecessors")
    addresses = _addresses(index)
    rows = sorted((_row(company, addresses) for company in companies), key=_by_name)
    wanted = asked.get("municipality", "")
    words = Asked.read(asked.get("q", ""))
    sites = sites_at(words)
    chosen = [
        row | {"found": "" if words.in_names(row["known_as"]) else sites.get(row["pk"], "")}
        for row in rows
        if _matches(row, wanted, words, sites)
    ]
    places = list(Municipality.objects.all())
    counts = Counter(code for row in rows for code in row["codes"])
    return {
        "companies": chosen,
        "total": len(rows),
        "asked": asked.get("q", "")[:100],
        "place": next((place for place in places if place.code == wanted), None),
        "tiles": [_tile(place, counts[place.code], wanted) for place in places],
    }


def own_company(user: Anybody) -> tuple[str, str] | None:
    """Name and address of the company that the reader rents from, when the portal knows it."""
    for membership in memberships_in_force(user):
        if membership.role == Role.TENANT:
            locale = Locale.get_active().pk
            company = membership.organisation
            return company.name, addresses_of([company.pk], locale).get(company.pk, "")
    return None


def company_parts(page: CompanyPage) -> dict[str, Any]:
    """The company of a page, its places, news, hours, and what it came from or became."""
    company = page.company
    return {
        "company": company,
        "places": [place.name for place in _places.all(company=company.pk)],
        "news": latest_news(limit=3, company=company.pk),
        "week": page.week,
        "teams": [block.value for block in page.teams],
        "team_kinds": dict(TEAM_KINDS),
        "files": [block.value for block in page.documents if block.value],
        "below": _below(page),
        "is_bare": not (page.company.phone or page.hours or page.body or page.plain_language),
        **_came_and_went(page),
    }


def _came_and_went(page: CompanyPage) -> dict[str, Any]:
    company = page.company
    rows = _family.all(company=company.pk)
    before = [row.to_housingcompany for row in rows if row.from_housingcompany_id == company.pk]
    after = [row.from_housingcompany for row in rows if row.to_housingcompany_id == company.pk]
    found: dict[int, str] = {}
    if after:
        found = addresses_of([one.pk for one in after], page.locale_id)
    return {
        "predecessors": [one.name for one in before],
        "successors": [(one.name, found.get(one.pk, "")) for one in after],
    }


def _below(page: Page) -> list[tuple[str, str]]:
    first, last = below(page.path)
    rows = _children.all(depth=page.depth + 1, first=first, last=last)
    return [(title, place.path) for title, path in rows if (place := page_address(path))]


def _addresses(index: CompanyIndexPage) -> dict[int, str]:
    return _by_company(CompanyPage.objects.live().child_of(index))


def addresses_of(companies: list[int], locale: int) -> dict[int, str]:
    """The addresses of the pages of these companies in one language, by company."""
    rows = CompanyPage.objects.live().filter(company_id__in=companies, locale_id=locale)
    return _by_company(rows)


_own_page = Prepared(
    lambda company, language: (
        CompanyPage.objects.live()
        .filter(company=company, locale__language_code=language)
        .values_list("url_path")
    )
)


def company_address(company: int) -> str:
    """The page of a company in the active language, for other rooms; empty without one."""
    for (path,) in _own_page.all(company=company, language=(get_language() or "nl")[:2])[:1]:
        if place := page_address(path):
            return place.path
    return ""


def _by_company(rows: QuerySet[CompanyPage]) -> dict[int, str]:
    found = rows.values_list("company_id", "url_path")
    return {pk: place.path for pk, path in found if (place := page_address(path))}


def _row(company: HousingCompany, addresses: dict[int, str]) -> dict[str, Any]:
    places = list(company.municipalities.all())
    return {
        "pk": company.pk,
        "name": company.name,
        "known_as": names_of(company),
        "before": [one.name for one in company.predecessors.all()],
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


def _matches(row: dict[str, Any], place: str, words: Asked, sites: Mapping[int, str]) -> bool:
    if place and place not in row["codes"]:
        return False
    return not words or words.in_names(row["known_as"]) or row["pk"] in sites


def _tile(place: Municipality, count: int, wanted: str) -> Tile:
    said = ngettext("%(place)s: %(count)s company", "%(place)s: %(count)s companies", count)
    text = said % {"place": place.name, "count": count} if count else _none(place)
    return tile(place, count, text, wanted)


def _none(place: Municipality) -> str:
    return _("%(place)s: no company") % {"place": place.name}
