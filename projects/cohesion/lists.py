"""What the list of projects and a project's page show, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from home.site.addresses import page_address
from portal.core.drawing import Tile
from portal.core.prepared import Prepared
from portal.organisations.models import HousingCompany, Municipality, Site
from portal.taxonomy.models import Theme
from projects.companies.map import tile
from projects.companies.models import CompanyPage

from .models import CohesionProject, ProjectIndexPage, ProjectPage

_companies_of = Prepared(lambda project: HousingCompany.objects.filter(projects__pk=project))
_sites_of = Prepared(lambda project: Site.objects.filter(projects__pk=project))
_themes_of = Prepared(lambda project: Theme.objects.filter(projects__pk=project))
_pages_of = Prepared(
    lambda project, locale: (
        CompanyPage.objects.live()
        .filter(company__projects__pk=project, locale_id=locale)
        .values_list("company_id", "url_path")
    )
)
_live_of = Prepared(
    lambda company, locale, today: (
        ProjectPage.objects.live()
        .filter(
            project__companies__pk=company,
            locale_id=locale,
            project__in=CohesionProject.objects.current(today).values("pk"),
        )
        .order_by("title")
        .values_list("title", "url_path")
    )
)
RELATED = ("project__companies", "project__sites__municipality", "project__themes")


def project_directory(index: ProjectIndexPage, asked: Mapping[str, str]) -> dict[str, Any]:
    """The live projects, of one municipality when asked, and the map."""
    pages = ProjectPage.objects.live().child_of(index).order_by("title")
    pages = pages.select_related("project", "locale", "alias_of__locale")
    rows = [_row(page) for page in pages.prefetch_related(*RELATED)]
    wanted = asked.get("municipality", "")
    places = list(Municipality.objects.all())
    counts = Counter(code for row in rows for code in row["codes"])
    return {
        "projects": [row for row in rows if not wanted or wanted in row["codes"]],
        "total": len(rows),
        "place": next((place for place in places if place.code == wanted), None),
        "tiles": [_tile(place, counts[place.code], wanted) for place in places],
    }


class Shown(NamedTuple):
    """A project as other rooms list it."""

    title: str
    url: str


def projects_of(company: int, locale: int) -> list[Shown]:
    """The running projects of a company, in that language's tree."""
    rows = _live_of.all(company=company, locale=locale, today=timezone.localdate())
    return [Shown(title, place.path) for title, path in rows if (place := page_address(path))]


def project_parts(page: ProjectPage) -> dict[str, Any]:
    """The project of a page and who takes part in it."""
    project = page.project
    return {
        "project": project,
        "companies": _companies(project, page),
        "sites": [site.name for site in _sites_of.all(project=project.pk)],
        "themes": [theme.name for theme in _themes_of.all(project=project.pk)],
        "files": [block.value for block in page.documents if block.value],
    }


def _companies(project: CohesionProject, page: ProjectPage) -> list[tuple[str, str]]:
    found = dict(_pages_of.all(project=project.pk, locale=page.locale_id))
    return [
        (company.name, place.path if (place := page_address(found.get(company.pk, ""))) else "")
        for company in _companies_of.all(project=project.pk)
    ]


def _row(page: ProjectPage) -> dict[str, Any]:
    project = page.project
    places = {site.municipality for site in project.sites.all() if site.municipality}
    place = page_address(page.url_path)
    return {
        "title": page.title,
        "summary": page.summary,
        "url": place.path if place else "",
        "language": page.content_language,
        "codes": [municipality.code for municipality in places],
        "places": ", ".join(sorted(municipality.name for municipality in places)),
        "companies": ", ".join(company.name for company in project.companies.all()),
        "themes": [theme.name for theme in project.themes.all()][:3],
        "rhythm": page.rhythm,
        "seed": f"project-{project.code}",
    }


def _tile(place: Municipality, count: int, wanted: str) -> Tile:
    said = ngettext("%(place)s: %(count)s project", "%(place)s: %(count)s projects", count)
    text = _("%(place)s: no project") % {"place": place.name}
    if count:
        text = said % {"place": place.name, "count": count}
    return tile(place, count, text, wanted)
