"""Who keeps permanences up (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.audiences import Anybody, has_role, memberships_in_force
from portal.accounts.models import Role
from portal.organisations.models import Organisation

KEEPING_ROLES = frozenset({Role.COMPANY_EDITOR, Role.SOCIAL_WORKER, Role.PSC_WORKER})


def _administers(user: Anybody) -> bool:
    return any(
        membership.role == Role.REGULATOR_ADMIN
        and membership.organisation.kind == Organisation.Kind.REGULATOR
        for membership in memberships_in_force(user)
    )


def keeps_for(user: Anybody) -> QuerySet[Organisation]:
    """The organisations whose permanences the person keeps up."""
    if _administers(user):
        return Organisation.objects.current()
    mine = {
        membership.organisation_id
        for membership in memberships_in_force(user)
        if membership.role in KEEPING_ROLES
    }
    return Organisation.objects.filter(pk__in=mine)


def can_keep(user: Anybody, organisation: int) -> bool:
    """Whether the person keeps up the permanences of this organisation (a key)."""
    return has_role(user, KEEPING_ROLES, organisation) or _administers(user)


def can_keep_somewhere(user: Anybody) -> bool:
    """Whether the person keeps up permanences at all."""
    return has_role(user, KEEPING_ROLES) or _administers(user)


def check_can_keep(user: Anybody, organisation: int) -> None:
    """Raises PermissionDenied for everybody but the workers of the organisation."""
    if not can_keep(user, organisation):
        raise PermissionDenied(_("Only the workers of the service change its hours."))
