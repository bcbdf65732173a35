"""Organisations of the sector: what they shared, who follows them; companies have pages already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from home.knowledge.models import PracticePage
from home.site.addresses import page_address
from portal.accounts.models import User
from portal.notifications.things import Thing, numbers
from portal.organisations.models import Organisation

MOST = 50


def find_organisations(user: User, identities: list[str]) -> Mapping[str, Thing]:
    """Organisations of today are public; housing companies are followed under their own name."""
    rows = followable().filter(pk__in=numbers(identities))
    return {str(one.pk): Thing(one.name, organisation_address(one)) for one in rows}


def followable() -> Any:
    """The organisations that have a page here."""
    return Organisation.objects.current().exclude(kind=Organisation.Kind.COMPANY)


def organisation_address(organisation: Organisation) -> str:
    """Its page on the portal."""
    return reverse("directory:organisation", args=[organisation.code])


def practices_of(organisation: Organisation) -> list[tuple[str, str, str]]:
    """Title, summary and address of the newest practices that it made or helped to make."""
    language = (get_language() or "nl")[:2]
    pages = PracticePage.objects.live().public().filter(locale__language_code=language)
    own = pages.filter(organisation=organisation) | pages.filter(co_organisations=organisation)
    rows = own.distinct().order_by("-first_published_at", "-pk")
    found = rows.values_list("title", "summary", "url_path", "first_published_at", "pk")[:MOST]
    return [
        (title, summary, place.path)
        for title, summary, path, _at, _pk in found
        if (place := page_address(path))
    ]
