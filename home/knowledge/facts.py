"""What the boxes beside a practice tell: where, for whom, with what, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from home.site.addresses import page_address

from .chosen import chosen

if TYPE_CHECKING:
    from .models import PracticePage


def facts_of(page: PracticePage, full: PracticePage) -> dict[str, Any]:
    """Words of lists and short texts; `full` is the page whose whole text is shown."""
    words = chosen(page)
    return {
        **{name: [str(word) for word in listed] for name, listed in words.items()},
        "themes": [(word.code, str(word)) for word in words["themes"]],
        "organisation": page.organisation,
        "organisation_kind": page.get_organisation_kind_display(),
        "company": page.company if page.company_id != page.organisation_id else None,
        "project": project_link(page),
        "means_people": full.means_people,
        "means_time": full.means_time,
        "duration": full.duration,
        "period": full.period,
    }


def project_link(page: PracticePage) -> tuple[str, str] | None:
    """Title and address of the live page of the project, in the tree of the practice."""
    if not page.project_id:
        return None
    pages = Page.objects.filter(
        translation_key=page.project.translation_key, locale=page.locale_id, live=True
    )
    found = pages.values_list("title", "url_path").first()
    address = page_address(found[1]) if found else None
    return (found[0], address.path) if address else None
