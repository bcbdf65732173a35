"""What this room puts on "my home"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.site.addresses import page_address
from portal.accounts.home_sections import HomeBox, tenancies
from portal.accounts.models import User

from .models import CompanyPage

MOST_TEAMS = 4


def who_is_who(user: User) -> Iterator[HomeBox]:
    """Whom a tenant asks for what, as the page of their company says it: one query."""
    companies = tenancies(user)[:1]
    if not companies:
        return
    pages = CompanyPage.objects.live().filter(company__in=companies)
    page = pages.filter(locale__language_code=(get_language() or "nl")[:2]).first()
    context: dict[str, Any] = {"services": [], "teams": [], "url": ""}
    if page is not None:
        place = page_address(page.url_path)
        teams = [_team(block.value) for block in page.teams][:MOST_TEAMS]
        context = {
            "services": _services(page, {team["phone"] for team in teams}),
            "teams": teams,
            "url": place.path if place else "",
        }
    yield HomeBox(_("Who is who?"), "projects/companies/_who_is_who.html", context, order=7)


def _team(team: Any) -> dict[str, str]:
    """A team in three lines: its name, who works there by name or function, and its telephone."""
    people = [worker["name"] or worker["function"] for worker in team["workers"]]
    return {"name": team["name"], "people": ", ".join(people), "phone": team["phone"]}


def _services(page: CompanyPage, told: set[str]) -> list[tuple[str, str, str]]:
    """Name, telephone and mailbox of what every company has, unless a team says it better."""
    found = [
        (_("The social service"), page.social_phone, page.social_email),
        (_("When something is broken"), page.repair_phone, ""),
    ]
    return [row for row in found if (row[1] or row[2]) and row[1] not in told]
