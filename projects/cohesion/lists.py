"""What the list of projects and a project's page show, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from home.site.addresses import page_address
from portal.accounts.audiences import Anybody
from portal.core.drawing import Tile
from portal.core.preferences import Preferences
from portal.core.prepared import Prepared
from portal.organisations.models import HousingCompany, Municipality, Site
from portal.taxonomy.models import Theme
from projects.companies.map import tile
from projects.companies.models import CompanyPage

from .models import (
    CohesionProject,
    ProjectAgreement,
    ProjectIndexPage,
    ProjectPage,
    ProjectState,
)

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
_agreement_of = Prepared(
    lambda project: ProjectAgreement.objects.filter(project_id=project).order_by("-starts_on")[:1]
)
RELATED = ("project__companies", "project__sites__municipality", "project__themes")


FILTERS = ("municipality", "company", "theme")


def project_directory(index: ProjectIndexPage, asked: Mapping[str, str]) -> dict[str, Any]:
    """The live projects, narrowed down as asked, the map, and numbers worked out from them.

    Projects whose agreement is over stand apart.
    """
    pages = ProjectPage.objects.live().child_of(index).order_by("title")
    pages = pages.select_related("project__municipality", "locale", "alias_of__locale")
    found = [_row(page) for page in pages.prefetch_related(*RELATED)]
    rows = [row for row in found if row["state"] != ProjectState.CLOSED]
    wanted = {name: asked.get(name, "")[:80] for name in FILTERS}
    places = list(Municipality.objects.all())
    counts = Counter(code for row in rows for code in row["codes"])
    return {
        "projects": [row for row in rows if _fits(row, wanted)],
        "ended": [row for row in found if row["state"] == ProjectState.CLOSED],
        "total": len(rows),
        "numbers": _numbers(rows),
        "choices": [
            {"name": name, "options": _options(rows, name), "chosen": wanted[name]}
            for name in ("company", "theme")
        ],
        "wanted": wanted,
        "place": next((place for place in places if place.code == wanted["municipality"]), None),
        "tiles": [_tile(place, counts[place.code], wanted["municipality"]) for place in places],
    }


def _fits(row: dict[str, Any], wanted: Mapping[str, str]) -> bool:
    held = {
        "municipality": row["codes"],
        "company": [code for code, _name in row["company_pairs"]],
        "theme": [code for code, _name in row["theme_pairs"]],
    }
    return all(not code or code in held[name] for name, code in wanted.items())


def _options(rows: list[dict[str, Any]], name: str) -> list[tuple[str, str]]:
    pairs = {pair for row in rows for pair in row[f"{name}_pairs"]}
    return sorted(pairs, key=lambda pair: pair[1].casefold())


def _numbers(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Counted from what is there; the regulator may put a number with a date in its place."""
    preferences = Preferences.load()
    companies = {code for row in rows for code, _name in row["company_pairs"]}
    places = {code for row in rows for code in row["codes"]}
    return {
        "projects": preferences.projects_override or len(rows),
        "companies": preferences.companies_with_project_override or len(companies),
        "municipalities": len(places),
        "checked_on": preferences.overrides_checked_on if preferences.projects_override else None,
    }


class Shown(NamedTuple):
    """A project as other rooms list it."""

    title: str
    url: str


def projects_of(company: int, locale: int) -> list[Shown]:
    """The running projects of a company, in that language's tree."""
    rows = _live_of.all(company=company, locale=locale, today=timezone.localdate())
    return [Shown(title, place.path) for title, path in rows if (place := page_address(path))]


_own_page = Prepared(
    lambda project, language: (
        ProjectPage.objects.live()
        .filter(project=project, locale__language_code=language)
        .values_list("url_path", "room", "phone")
    )
)


def project_address(project: int) -> str:
    """The page of a project in the active language, for other rooms; empty without one."""
    for path, _room, _phone in _page_of(project):
        if place := page_address(path):
            return place.path
    return ""


def project_contact(project: int) -> str:
    """Where to go and whom to call, in the active language, on one line; empty when unknown."""
    found = [part for _path, *parts in _page_of(project) for part in parts if part]
    return ", ".join(found)


def _page_of(project: int) -> list[tuple[str, str, str]]:
    return _own_page.all(project=project, language=(get_language() or "nl")[:2])[:1]


def project_parts(page: ProjectPage, user: Anybody) -> dict[str, Any]:
    """The project of a page, who takes part in it, and the agreement it stands on."""
    project = page.project
    return {
        "project": project,
        "companies": _companies(project, page),
        "sites": [site.name for site in _sites_of.all(project=project.pk)],
        "themes": [theme.name for theme in _themes_of.all(project=project.pk)],
        "people": [_person(block.value) for block in page.coordinators],
        "partners": [block.value for block in page.partners],
        "files": [block.value for block in page.documents if block.value],
        "agreement": _agreement_of.first(project=project.pk),
        "is_over": bool(project.ends_on and project.ends_on < timezone.localdate()),
    }


def _person(value: Any) -> dict[str, Any]:
    """A name and a face only when that person agrees."""
    agrees = value.get("agrees")
    return {
        "function": value["function"],
        "name": value["name"] if agrees else "",
        "photo": value["photo"] if agrees else None,
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
    if project.municipality:
        places.add(project.municipality)
    place = page_address(page.url_path)
    return {
        "title": page.title,
        "summary": page.summary,
        "url": place.path if place else "",
        "language": page.content_language,
        "codes": [municipality.code for municipality in places],
        "places": ", ".join(sorted(municipality.name for municipality in places)),
        "companies": ", ".join(company.name for company in project.companies.all()),
        "company_pairs": [(company.code, company.name) for company in project.companies.all()],
        "theme_pairs": [(theme.code, theme.name) for theme in project.themes.all()],
        "themes": [theme.name for theme in project.themes.all()][:3],
        "state": _state(project),
        "rhythm": page.rhythm,
        "seed": f"project-{project.code}",
    }


def _state(project: CohesionProject) -> ProjectState:
    """Ended or not: the warning before the end is the regulator's business."""
    over = project.ends_on and project.ends_on < timezone.localdate()
    return ProjectState.CLOSED if over else ProjectState.ACTIVE


def _tile(place: Municipality, count: int, wanted: str) -> Tile:
    said = ngettext("%(place)s: %(count)s project", "%(place)s: %(count)s projects", count)
    text = _("%(place)s: no project") % {"place": place.name}
    if count:
        text = said % {"place": place.name, "count": count}
    return tile(place, count, text, wanted)
