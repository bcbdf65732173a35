"""The list page of this room, and a page for each company, in both languages."""

from home.site.bootstrap import ensure_trees
from home.site.writing import write_page
from portal.organisations.models import HousingCompany

from .models import CompanyIndexPage, CompanyPage

WORDS = {
    "nl": {
        "title": "Mijn maatschappij",
        "slug": "maatschappijen",
        "summary": "Wie verhuurt uw woning? Zoek op uw gemeente of op de naam in uw huurcontract.",
    },
    "fr": {
        "title": "Ma société",
        "slug": "societes",
        "summary": "Qui loue votre logement\u202f? Cherchez par commune, ou par le nom du bail.",
    },
}


def load() -> int:
    """Make the list when it is missing; says how many were made."""
    home = ensure_trees()["nl"]
    if CompanyIndexPage.objects.child_of(home).exists():
        return 0
    common = {"show_in_menus": True}
    write_page(CompanyIndexPage, parent=home, versions=WORDS, common=common, key="companies")
    return 1


def make_pages() -> int:
    """Give each company of today that has none a page, which its editors fill in; how many.

    What the portal knows stands there at once: municipalities, hours, news, activities, projects
    and the council. Nobody who looks for a company comes to a dead end.
    """
    load()
    index = CompanyIndexPage.objects.child_of(ensure_trees()["nl"]).get()
    missing = HousingCompany.objects.current().real().filter(pages=None)
    for company in missing:
        write_page(CompanyPage, parent=index, versions=_names(company), common={"company": company})
    return len(missing)


def _names(company: HousingCompany) -> dict[str, dict[str, object]]:
    # No text yet, so none in plain language either.
    shared = {"slug": company.code, "is_tenant_facing": False}
    dutch, french = company.name_nl or company.name_fr, company.name_fr or company.name_nl
    return {"nl": {"title": dutch, **shared}, "fr": {"title": french, **shared}}
