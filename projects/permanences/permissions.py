"""Who keeps permanences up (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.permission_policies import ModelPermissionPolicy

from portal.accounts.audiences import Anybody, has_role, memberships_in_force
from portal.accounts.models import Role
from portal.organisations.models import Organisation
from projects.cohesion.models import CohesionProject

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


class KeepersPolicy(ModelPermissionPolicy):
    """In the admin: who keeps up an organisation's hours does so for its rows, and no others."""

    def __init__(self, model: Any, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As Django's permissions say, or because the person keeps hours up somewhere."""
        if super().user_has_permission(user, action):
            return True
        return action in self.actions and can_keep_somewhere(user)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """True when one of the actions is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """The same for one row: only where the person keeps the hours of its organisation."""
        if super().user_has_permission(user, action):
            return True
        return action in self.actions and can_keep(user, instance.organisation_id)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """True when one of the actions is allowed for this row."""
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )


def looked_after_in_admin(user: Any) -> QuerySet[Organisation]:
    """The organisations whose hours the person sees in the admin: all with the right to the list,
    else those that they keep hours up for."""
    if user.has_perm("permanences.change_permanence"):
        return Organisation.objects.all()
    return keeps_for(user)


def rows_in_admin(model: type[Model], user: Any) -> QuerySet:
    """The permanences or closing days that the person reaches in the admin."""
    return model._default_manager.filter(organisation__in=looked_after_in_admin(user).values("pk"))


def projects_with(organisations: QuerySet[Organisation]) -> QuerySet[CohesionProject]:
    """The projects that one of these organisations leads or takes part in."""
    mine = organisations.order_by().values("pk")
    return CohesionProject.objects.filter(Q(lead__in=mine) | Q(companies__in=mine)).distinct()
