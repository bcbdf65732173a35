"""Rows of an organisation in the Wagtail admin: its editors reach their own, the regulator all.

For models with an `organisation`; the rows of no organisation are the regulator's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies import ModelPermissionPolicy

from portal.organisations.models import Organisation

from .audiences import Anybody, has_role, memberships_in_force
from .roles import EDITING_ROLES


def can_edit_for(user: Anybody, organisation: int | None) -> bool:
    """Whether the person is an editor of this organisation (a key)."""
    return organisation is not None and has_role(user, EDITING_ROLES, organisation)


def organisations_in_admin(model: type[Model], user: Any) -> QuerySet[Organisation]:
    """The organisations whose rows of `model` the person edits: all with the right to the list."""
    if user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        return Organisation.objects.all()
    mine = {row.organisation_id for row in memberships_in_force(user) if row.role in EDITING_ROLES}
    return Organisation.objects.filter(pk__in=mine)


def rows_in_admin(model: type[Model], user: Any) -> QuerySet:
    """The rows that the person reaches in the admin."""
    rows = model._default_manager.all()
    if user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        return rows
    return rows.filter(organisation__in=organisations_in_admin(model, user).values("pk"))


class OwnRowsPolicy(ModelPermissionPolicy):
    """As Django's permissions say, or because the row is of an organisation that one edits for."""

    def __init__(self, model: Any, actions: Iterable[str]) -> None:
        super().__init__(model)
        self.actions = frozenset(actions)

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Only the actions of the list, whoever asks: what is left out nobody does."""
        if action not in self.actions:
            return False
        return super().user_has_permission(user, action) or has_role(user, EDITING_ROLES)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """True when one of the actions is allowed."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """The same for one row."""
        if action not in self.actions:
            return False
        allowed = super().user_has_permission(user, action)
        return allowed or can_edit_for(user, instance.organisation_id)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """True when one of the actions is allowed for this row."""
        return any(
            self.user_has_permission_for_instance(user, action, instance) for action in actions
        )


class OwnOrganisationForm(WagtailAdminModelForm):
    """Offers and takes the organisations that the person edits for, and no others."""

    organisation = forms.ModelChoiceField(
        label=_("organisation"), queryset=Organisation.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        model = self._meta.model
        offered = organisations_in_admin(model, self.for_user).order_by("code")
        field = self.fields["organisation"]
        field.queryset = offered
        rights = f"{model._meta.app_label}.change_{model._meta.model_name}"
        # What belongs to nobody is the regulator's.
        field.required = not self.for_user.has_perm(rights)
        if self.instance.pk is None and field.required:
            self.initial["organisation"] = offered.first()
