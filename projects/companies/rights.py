"""A company's editors get the company's pages of both languages, and nothing else."""

from typing import Any

from wagtail.models import Page

from portal.accounts.wagtail_rights import sync_organisation_rights
from portal.organisations.models import Organisation

from .models import CompanyPage


def company_pages(organisation: Organisation) -> list[Page]:
    """The roots of the company's subtree in each language."""
    return list(CompanyPage.objects.filter(company_id=organisation.pk))


def company_page_saved(sender: type, instance: CompanyPage, created: bool, **kwargs: Any) -> None:
    """A new page is its company's from the start."""
    if created and not kwargs.get("raw"):
        sync_organisation_rights(instance.company)
