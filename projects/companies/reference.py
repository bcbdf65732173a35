"""The list page of this room, in both languages."""

from home.site.bootstrap import ensure_trees
from home.site.writing import write_page

from .models import CompanyIndexPage

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
