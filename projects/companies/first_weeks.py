"""What the guide of the first weeks brings together for one company."""

from __future__ import annotations

from typing import Any

from home.site.addresses import page_address

from .models import CompanyPage, FirstWeeksPage


def guide_parts(page: FirstWeeksPage) -> dict[str, Any]:
    """The company whose guide it is, with its own page."""
    above = page.path[: -page.steplen]
    company_page = CompanyPage.objects.select_related("company", "house_rules_document").get(
        path=above
    )
    address = page_address(company_page.url_path)
    return {
        "company_page": company_page,
        "company": company_page.company,
        "company_url": address.path if address else "",
        "rules": company_page.house_rules_document,
    }
