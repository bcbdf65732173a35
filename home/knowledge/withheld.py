"""Practices that the administration keeps from all but their authors, who are still writing.

A room names them: `register_withheld(lambda user: [(key of a page, whether it is hidden)])`. Nobody
else opens, changes or publishes them there, and what is hidden stands in no list or search. Who
runs the portal (a superuser) is not kept from anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

Source = Callable[[Any], Iterable[tuple[int, bool]]]
_sources: list[Source] = []
KEPT = "_withheld_pages"


def register_withheld(source: Source) -> None:
    """Let `source(user)` name the keys of pages kept from this person, and whether hidden."""
    if source not in _sources:
        _sources.append(source)


def withheld_from(user: AbstractBaseUser) -> Mapping[int, bool]:
    """The keys of pages that are kept from this person, and whether each is hidden too.

    Asked once a request.
    """
    if not user.is_active or getattr(user, "is_superuser", False):
        return {}
    found = user.__dict__.get(KEPT)
    if found is None:
        found = dict(pair for source in _sources for pair in source(user))
        user.__dict__[KEPT] = found
    return found


class WithholdingPolicy(PagePermissionPolicy):
    """Wagtail's policy of pages, without those that are kept from the person."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        if instance.pk in withheld_from(user):
            return False
        return super().user_has_any_permission_for_instance(user, actions, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet:
        return self._without(super().instances_user_has_any_permission_for(user, actions), user)

    def explorable_instances(self, user: Any) -> QuerySet:
        return self._without(super().explorable_instances(user), user)

    def _without(self, rows: QuerySet, user: Any) -> QuerySet:
        hidden = [pk for pk, is_hidden in withheld_from(user).items() if is_hidden]
        return rows.exclude(pk__in=hidden) if hidden else rows
