"""The list page of this room, in both languages."""

from home.site.bootstrap import ensure_trees
from home.site.writing import write_page

from .models import ProjectIndexPage

WORDS = {
    "nl": {
        "title": "Samen in de buurt",
        "slug": "projecten",
        "summary": "Projecten voor sociale cohesie in en rond sociale woningen. U bent welkom.",
    },
    "fr": {
        "title": "Ensemble dans le quartier",
        "slug": "projets",
        "summary": "Des projets de cohésion sociale dans et autour des logements.",
    },
}


def load() -> int:
    """Make the list when it is missing; says how many were made."""
    home = ensure_trees()["nl"]
    if ProjectIndexPage.objects.child_of(home).exists():
        return 0
    common = {"show_in_menus": True}
    write_page(ProjectIndexPage, parent=home, versions=WORDS, common=common, key="projects")
    return 1
