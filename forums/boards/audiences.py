"""Readers of a site's board (`site-5`): its confirmed tenants, and the staff of its company."""

from __future__ import annotations

from collections.abc import Iterator

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import Membership, Role, User
from portal.accounts.roles import REGIONAL_ROLES, WORKING_ROLES
from portal.core.memory import recall, remember
from portal.moderation.permissions import at_regulator
from portal.organisations.models import Site

from .models import Board

SECONDS_KEPT = 60
KEY = "sites-with-boards"


def sites_with_boards() -> list[tuple[str, int]]:
    """Audience and company of each site that has a board; kept for a minute in this process."""
    found = recall(KEY)
    if found is None:
        audiences = Board.objects.filter(audience__startswith="site-").values_list(
            "audience", flat=True
        )
        keys = [int(audience.partition("-")[2]) for audience in set(audiences.order_by())]
        sites = Site.objects.filter(pk__in=keys).values_list("pk", "company_id") if keys else []
        found = [(f"site-{site}", company) for site, company in sites]
        remember(KEY, found, SECONDS_KEPT)
    return found


def site_audiences(user: User) -> Iterator[str]:
    """The sites that `user` lives on or works for."""
    for membership in memberships_in_force(user):
        if membership.role == Role.TENANT and membership.site_id:
            yield f"site-{membership.site_id}"
        elif membership.role in WORKING_ROLES:
            for audience, company in sites_with_boards():
                if company == membership.organisation_id or _is_regional(membership):
                    yield audience


def _is_regional(membership: Membership) -> bool:
    """As for the boards of companies: the regulator's editors, administrators and moderators."""
    regional = membership.role in REGIONAL_ROLES or membership.role == Role.MODERATOR
    return regional and at_regulator(membership)
