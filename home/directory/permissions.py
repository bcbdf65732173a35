"""Who sees the list of professionals, and who can stand in it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.accounts.audiences import PROFESSIONAL, Anybody, audiences, memberships_in_force
from portal.accounts.roles import WORKING_ROLES
from portal.organisations.models import Organisation


def workplaces(user: Anybody) -> list[Organisation]:
    """Where this person works today, each once."""
    found = {
        membership.organisation_id: membership.organisation
        for membership in memberships_in_force(user)
        if membership.role in WORKING_ROLES
    }
    return list(found.values())


def check_can_read(user: Anybody) -> None:
    """Raises PermissionDenied with a sentence for who is not confirmed as working in the sector."""
    if PROFESSIONAL not in audiences(user):
        raise PermissionDenied(
            _(
                "This list is for people who work in social housing and whom their organisation "
                "knows. Ask your organisation to confirm you under “My account”."
            )
        )
