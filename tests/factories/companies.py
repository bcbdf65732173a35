"""Pages of housing companies."""

from home.site.bootstrap import ensure_trees
from home.site.writing import write_page
from portal.organisations.models import HousingCompany
from projects.companies.models import CompanyIndexPage, CompanyPage
from projects.companies.reference import load

from .organisations import HousingCompanyFactory


def company_page(company: HousingCompany | None = None, **fields) -> CompanyPage:
    """The live Dutch page of a company, with its alias in French."""
    load()
    company = company or HousingCompanyFactory()
    index = CompanyIndexPage.objects.child_of(ensure_trees()["nl"]).get()
    words = {
        "title": company.name_nl,
        "slug": company.code,
        "company": company,
        "is_tenant_facing": False,
        **fields,
    }
    return write_page(CompanyPage, parent=index, versions={"nl": words})
