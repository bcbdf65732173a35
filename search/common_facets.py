"""The facets that no room owns: kind, language, year, and what kind of organisation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.organisations.models import Organisation

from .facets import Facet, register_facet
from .kinds import kind_labels

EARLIEST_YEAR = 1990
STATUSES = (("open", _("going on now")), ("upcoming", _("still to come")), ("over", _("over")))


def _years() -> dict[str, str]:
    latest = timezone.localdate().year + 1
    return {str(year): str(year) for year in range(latest, EARLIEST_YEAR - 1, -1)}


def register_common_facets() -> None:
    """Called once, when the application is ready."""
    register_facet(Facet("kind", _("Kind"), kind_labels, 1))
    register_facet(
        Facet("language", _("Language of the text"), lambda: dict(settings.LANGUAGES), 2, "in")
    )
    register_facet(
        Facet(
            "organisation_kind",
            _("Kind of organisation"),
            lambda: dict(Organisation.Kind.choices),
            60,
        )
    )
    register_facet(Facet("year", _("Year"), _years, 70))

    register_facet(Facet("status", _("Status"), lambda: dict(STATUSES), 50))


def organisation_facets(*organisations: Organisation | None) -> dict[str, tuple[str, ...]]:
    """The facets that say whose a thing is: its companies, and the kinds of organisation."""
    found = [one for one in organisations if one is not None]
    company = Organisation.Kind.COMPANY
    facets = {
        "company": tuple(dict.fromkeys(one.code for one in found if one.kind == company)),
        "organisation_kind": tuple(dict.fromkeys(one.kind for one in found)),
    }
    return {name: values for name, values in facets.items() if values}


def status_of(starts: Any, ends: Any, now: Any) -> dict[str, tuple[str, ...]]:
    """The facet `status` of something that lasts from one moment or day until another."""
    if starts is not None and now < starts:
        return {"status": ("upcoming",)}
    if ends is not None and now >= ends:
        return {"status": ("over",)}
    return {"status": ("open",)}


def years(*moments: object) -> dict[str, tuple[str, ...]]:
    """The facet `year` of a moment or a day; nothing when there is none."""
    found = []
    for moment in moments:
        if hasattr(moment, "tzinfo"):
            moment = timezone.localtime(moment)
        if moment is not None:
            found.append(str(moment.year))
    return {"year": tuple(dict.fromkeys(found))} if found else {}
