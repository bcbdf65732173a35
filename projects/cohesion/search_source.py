"""Projects for the search."""

from typing import Any

from home.site.search_source import PageSource

from .models import ProjectPage


def project_source() -> PageSource:
    """The page of each project."""
    return PageSource("project", [ProjectPage], _extra)


def _extra(page: ProjectPage) -> dict[str, Any]:
    project = page.project
    companies = list(project.companies.all())
    places = {site.municipality for site in project.sites.all() if site.municipality}
    themes = [theme.code for theme in project.themes.all()]
    facets = {
        "company": tuple(company.code for company in companies),
        "municipality": tuple(sorted(place.code for place in places)),
        "theme": tuple(themes),
    }
    named = [*companies, *places]
    return {
        "facets": {name: values for name, values in facets.items() if values},
        "facet_labels": tuple(name for row in named for name in (row.name_nl, row.name_fr) if name),
        "concepts": tuple(themes),
    }
