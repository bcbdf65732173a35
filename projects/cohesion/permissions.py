"""Who sees and keeps the agreements (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from portal.accounts.audiences import PROFESSIONAL, Anybody, audiences, memberships_in_force
from portal.accounts.models import Role
from portal.organisations.models import Organisation

KEEPING_ROLES = frozenset({Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})


def can_keep_agreements(user: Anybody) -> bool:
    """Whether the person keeps the agreements: the regulator's editors and administrators."""
    return any(
        membership.role in KEEPING_ROLES
        and membership.organisation.kind == Organisation.Kind.REGULATOR
        for membership in memberships_in_force(user)
    )


def check_can_keep_agreements(user: Anybody) -> None:
    """Raises PermissionDenied for everybody outside the regulator."""
    if not can_keep_agreements(user):
        raise PermissionDenied(_("Only the regulator keeps the agreements."))


def can_see_amounts(user: Anybody) -> bool:
    """Whether the person reads what an agreement costs: whoever works in the sector."""
    return PROFESSIONAL in audiences(user)
