"""Company pages for the search."""

from typing import Any

from home.site.search_source import PageSource
from search.common_facets import organisation_facets

from .first_weeks import guide_parts
from .models import CompanyPage, FirstWeeksPage


def company_source() -> PageSource:
    """The page of each company, and its guide of the first weeks."""
    return PageSource("company", [CompanyPage, FirstWeeksPage], _extra)


def _extra(page: CompanyPage | FirstWeeksPage) -> dict[str, Any]:
    company = guide_parts(page)["company"] if isinstance(page, FirstWeeksPage) else page.company
    places = list(company.municipalities.all())
    labels = [company.name_nl, company.name_fr, company.acronym]
    labels += [name for place in places for name in (place.name_nl, place.name_fr)]
    facets = organisation_facets(company)
    if places:
        facets["municipality"] = tuple(place.code for place in places)
    return {"facets": facets, "facet_labels": tuple(filter(None, labels))}
