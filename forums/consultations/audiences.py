"""Readers of what a social cohesion project is asked (`project-4`): those of its companies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from portal.core.memory import forget, recall, remember
from projects.cohesion.models import CohesionProject

from .models import Consultation

SECONDS_KEPT = 60
KEY = "projects-that-are-asked"


def project_audiences(mine: frozenset[str]) -> Iterator[str]:
    """The projects of the companies among these audiences; a project has one or two of them."""
    projects = _projects_asked()
    for audience in mine & projects.keys():
        yield from projects[audience]


def _projects_asked() -> dict[str, tuple[str, ...]]:
    """Audiences of the projects that were ever asked, by that of the company."""
    found = recall(KEY)
    if found is None:
        rows = CohesionProject.companies.through.objects.filter(
            cohesionproject__consultations__reach=Consultation.Reach.PROJECT
        )
        by_company = defaultdict(set)
        for company, project in rows.values_list("housingcompany", "cohesionproject"):
            by_company[f"company-{company}"].add(f"project-{project}")
        found = {company: tuple(projects) for company, projects in by_company.items()}
        remember(KEY, found, SECONDS_KEPT)
    return found


def forget_projects(sender: type, instance: Consultation, **kwargs: Any) -> None:
    """A consultation that is saved may ask a project for the first time."""
    if instance.reach == Consultation.Reach.PROJECT:
        forget(KEY)
