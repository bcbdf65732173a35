"""What the workers of a project's association may read and edit: their own project's, no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import Role, User
from portal.accounts.wagtail_rights import sync_organisation_rights
from portal.core.prepared import Prepared
from portal.organisations.models import Organisation

from .models import CohesionProject, ProjectPage

_companies_led = Prepared(
    lambda lead, today: (
        CohesionProject.objects.current(today)
        .filter(lead_id=lead)
        .values_list("companies__pk")
        .order_by("companies__pk")
        .distinct()
    )
)


def project_worker_audiences(user: User) -> Iterator[str]:
    """`company-7` for confirmed workers of a running project of company 7.

    A project worker belongs to the association; what the company's tenants share is their daily
    work. The right ends with the role and with the agreement.
    """
    today = timezone.localdate()
    for membership in memberships_in_force(user):
        if membership.role == Role.PSC_WORKER:
            for (company,) in _companies_led.all(lead=membership.organisation_id, today=today):
                yield f"company-{company}"


def project_pages(organisation: Organisation) -> list[Page]:
    """The roots of the pages of the projects that this association leads, in each language."""
    return list(ProjectPage.objects.filter(project__lead_id=organisation.pk))


def project_page_saved(sender: type, instance: ProjectPage, created: bool, **kwargs: Any) -> None:
    """A new page is its association's from the start."""
    if created and not kwargs.get("raw"):
        sync_organisation_rights(instance.project.lead)
