"""Projects for the search."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from home.site.search_source import PageSource
from search.common_facets import organisation_facets, status_of

from .models import CohesionProject, ProjectPage


class ProjectSource(PageSource):
    """Pages of projects; an agreement begins and ends on a day."""

    def changed_by_time(self, since: datetime, until: datetime) -> Iterable[str]:
        """Projects that began or ended."""
        first, last = timezone.localdate(since), timezone.localdate(until)
        day = timedelta(days=1)
        days = Q(project__starts_on__gte=first, project__starts_on__lte=last)
        days |= Q(project__ends_on__gte=first - day, project__ends_on__lte=last)
        pages = ProjectPage.objects.live().filter(days).values_list("translation_key", flat=True)
        return {str(key) for key in pages}


def project_source() -> ProjectSource:
    """The page of each project."""
    return ProjectSource("project", [ProjectPage], _extra)


def project_names() -> dict[str, str]:
    """Each project by its code."""
    return {row.code: row.name for row in CohesionProject.objects.all()}


def _extra(page: ProjectPage) -> dict[str, Any]:
    project = page.project
    companies = list(project.companies.all())
    places = {site.municipality for site in project.sites.all() if site.municipality}
    themes = [theme.code for theme in project.themes.all()]
    day = timezone.localdate()
    after = project.ends_on + timedelta(days=1) if project.ends_on else None
    facets = {
        **organisation_facets(*companies, project.lead),
        **status_of(project.starts_on, after, day),
        "project": (project.code,),
        "municipality": tuple(sorted(place.code for place in places)),
        "theme": tuple(themes),
    }
    named = [*companies, *places]
    return {
        "facets": {name: values for name, values in facets.items() if values},
        "facet_labels": tuple(name for row in named for name in (row.name_nl, row.name_fr) if name),
        "concepts": tuple(themes),
    }
