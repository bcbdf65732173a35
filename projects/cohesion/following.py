"""A project can be followed: its activities, its news and its practices are then told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from wagtail.signals import page_published

from home.site.addresses import page_address
from portal.accounts.audiences import PUBLIC
from portal.accounts.models import User
from portal.notifications.following import (
    Followed,
    announce_to_followers,
    followed_organisations,
    followed_themes,
    is_fresh,
    names_of,
)
from portal.notifications.things import Thing, numbers, register_thing

from .models import CohesionProject, ProjectPage


def about_project(project: CohesionProject) -> str:
    """What those who follow a project follow."""
    return f"project:{project.pk}"


def followed_project(project: CohesionProject) -> Followed:
    """A project as a thing that people follow."""
    return Followed(about_project(project), names_of(project))


def register() -> None:
    """Called once, when the portal starts."""
    register_thing("project", find_projects)
    page_published.connect(tell_of_project, sender=ProjectPage, dispatch_uid="tell_of_project")


def find_projects(user: User, identities: list[str]) -> Mapping[str, Thing]:
    """Projects that have a page are for everybody."""
    language = (get_language() or "nl")[:2]
    pages = ProjectPage.objects.live().filter(
        project__in=numbers(identities), locale__language_code=language
    )
    rows = pages.select_related("project").defer_streamfields()
    return {
        str(page.project_id): Thing(page.project.name, place.path)
        for page in rows
        if (place := page_address(page.url_path))
    }


def tell_of_project(instance: ProjectPage, **kwargs: Any) -> None:
    """A new project, to who follows its companies, its association or one of its themes; once."""
    project, address = instance.project, page_address(instance.url_path)
    if address is None or instance.alias_of_id or not is_fresh(instance.first_published_at):
        return
    if instance.get_view_restrictions().exists():
        return
    makers = followed_organisations(*project.companies.all(), project.lead)
    announce_to_followers(
        event="project_new",
        key=f"project_new:{project.pk}",
        followed=[*makers, *followed_themes(project.themes.all())],
        audience=PUBLIC,
        actor=None,
        url=address.path,
        params={"project": names_of(project)},
    )
