"""Who makes letters, invites, opens accounts and looks at rights."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.accounts.audiences import Anybody, has_role, memberships_in_force
from portal.accounts.models import Role
from portal.accounts.permissions import INVITABLE_ROLES, can_grant, is_portal_admin
from portal.accounts.roles import VERIFYING_ROLES
from portal.organisations.models import HousingCompany, Organisation

# Who may open an account with somebody at the counter or in a project.
HELPING_ROLES = VERIFYING_ROLES | {Role.SOCIAL_WORKER, Role.PSC_WORKER}


def _mine(user: Anybody, roles: frozenset[str]) -> set[int]:
    return {m.organisation_id for m in memberships_in_force(user) if m.role in roles}


def companies_with_letters(user: Anybody) -> QuerySet[HousingCompany]:
    """The companies for which this person makes letters."""
    companies = HousingCompany.objects.current()
    if is_portal_admin(user):
        return companies
    return companies.filter(pk__in=_mine(user, VERIFYING_ROLES))


def check_can_make_letters(user: Anybody, company: Organisation) -> None:
    """Raises PermissionDenied for others than who confirms tenants of this company."""
    if not is_portal_admin(user) and not has_role(user, VERIFYING_ROLES, company.pk):
        raise PermissionDenied(_("Only staff who confirm tenants of this company may do this."))


def organisations_led_by(user: Anybody) -> QuerySet[Organisation]:
    """Where this person invites people and looks at rights."""
    organisations = Organisation.objects.current()
    if is_portal_admin(user):
        return organisations
    return organisations.filter(pk__in=_mine(user, frozenset({Role.SCOPED_ADMIN})))


def can_lead(user: Anybody) -> bool:
    """Whether the pages of invitations and rights are for this person."""
    return is_portal_admin(user) or has_role(user, {Role.SCOPED_ADMIN})


def check_can_lead(user: Anybody, organisation: Organisation) -> None:
    """Raises PermissionDenied for others than the organisation's or the portal's administrator."""
    if not is_portal_admin(user) and not has_role(user, {Role.SCOPED_ADMIN}, organisation.pk):
        raise PermissionDenied(_("Only an administrator of this organisation may do this."))


def roles_to_invite(user: Anybody) -> list[str]:
    """The roles that this person may hand out, in the order of the list of roles."""
    allowed = set(Role) - {Role.TENANT} if is_portal_admin(user) else INVITABLE_ROLES
    return [role for role in Role if role in allowed]


def may_still_invite(user: Anybody | None, organisation: Organisation, role: str) -> bool:
    """Whether an invitation still stands on a right: its sender may have lost it since."""
    return user is not None and user.is_active and can_grant(user, organisation, role)


def places_of_help(user: Anybody) -> QuerySet[HousingCompany]:
    """The companies for whose tenants this person may open an account."""
    companies = HousingCompany.objects.current()
    if is_portal_admin(user):
        return companies
    return companies.filter(pk__in=_mine(user, HELPING_ROLES))


def can_help(user: Anybody) -> bool:
    """Whether this person opens accounts with others."""
    return is_portal_admin(user) or has_role(user, HELPING_ROLES)
