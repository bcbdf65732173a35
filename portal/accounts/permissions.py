"""Who may confirm, refuse, grant and end a role."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portal.organisations.models import Organisation

from .audiences import Anybody, has_role, memberships_in_force
from .models import Membership, Role
from .roles import VERIFYING_ROLES

# What the administrator of one organisation may hand out: nothing regional.
INVITABLE_ROLES = frozenset(
    {
        Role.COMPANY_EDITOR,
        Role.COUNTER_STAFF,
        Role.SOCIAL_WORKER,
        Role.PSC_WORKER,
        Role.PROFESSIONAL,
    }
)


def is_portal_admin(user: Anybody) -> bool:
    """Whether the person looks after the whole portal."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return any(
        membership.role == Role.REGULATOR_ADMIN
        and membership.organisation.kind == Organisation.Kind.REGULATOR
        for membership in memberships_in_force(user)
    )


def can_judge(user: Anybody, membership: Membership) -> bool:
    """Whether the person may confirm or refuse this declaration."""
    if membership.user_id == user.pk:
        return False
    if is_portal_admin(user):
        return True
    organisation = membership.organisation_id
    if membership.role == Role.TENANT:
        return has_role(user, VERIFYING_ROLES, organisation)
    return membership.role in INVITABLE_ROLES and has_role(user, {Role.SCOPED_ADMIN}, organisation)


def check_can_judge(user: Anybody, membership: Membership) -> None:
    """Raises PermissionDenied for anybody but those who verify at this organisation."""
    if not can_judge(user, membership):
        raise PermissionDenied(_("Only those who confirm people here may do this."))


def can_grant(user: Anybody, organisation: Organisation, role: str) -> bool:
    """Whether the person may give `role` in `organisation` to somebody."""
    if is_portal_admin(user):
        return True
    if role == Role.TENANT:
        return has_role(user, VERIFYING_ROLES, organisation.pk)
    return role in INVITABLE_ROLES and has_role(user, {Role.SCOPED_ADMIN}, organisation.pk)


def check_can_grant(user: Anybody, organisation: Organisation, role: str) -> None:
    """Raises PermissionDenied when the person may not give `role` there."""
    if not can_grant(user, organisation, role):
        raise PermissionDenied(_("You cannot give this role here."))


def check_can_end(user: Anybody, membership: Membership) -> None:
    """Raises PermissionDenied for others than the person and those who verify."""
    if membership.user_id != user.pk and not can_judge(user, membership):
        raise PermissionDenied(_("You cannot end this role."))


def organisations_judged_by(user: Anybody) -> list[int]:
    """Keys of the organisations whose people this person confirms."""
    return sorted(
        {
            membership.organisation_id
            for membership in memberships_in_force(user)
            if membership.role in VERIFYING_ROLES
        }
    )


def people_waiting_for(user: Anybody) -> QuerySet[Membership]:
    """The declarations that this person may judge, oldest first."""
    waiting = Membership.objects.to_judge().exclude(user_id=user.pk).order_by("pk")
    if is_portal_admin(user):
        return waiting
    found = waiting.filter(organisation__in=organisations_judged_by(user), role=Role.TENANT)
    led = [m.organisation_id for m in memberships_in_force(user) if m.role == Role.SCOPED_ADMIN]
    if led:
        found = found | waiting.filter(organisation__in=led, role__in=INVITABLE_ROLES)
    return found


def can_judge_anybody(user: Anybody) -> bool:
    """Whether the page of people who wait is for this person."""
    return is_portal_admin(user) or has_role(user, VERIFYING_ROLES)


def can_end_own(membership: Membership) -> bool:
    """Whether there is something for the person to end: a role that waits or holds."""
    waiting = {Membership.State.DECLARED, Membership.State.PENDING}
    return membership.state in waiting or membership.is_in_force
