"""Members of a group are an audience (`group-5`), as long as they work in the sector."""

from __future__ import annotations

from collections.abc import Iterator

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import User
from portal.accounts.roles import WORKING_ROLES
from portal.core.prepared import Prepared

from .models import GroupMember
from .models.group import PREFIX

_mine = Prepared(
    lambda user: (
        GroupMember.objects.inside()
        .filter(user_id=user)
        .order_by("group_id")
        .values_list("group_id", "is_moderator")
    )
)


def groups_of(user: User) -> list[tuple[int, bool]]:
    """Keys of the person's groups and whether they moderate it; asked once a request.

    Who is in none (`User.circles`) costs no query, on no page.
    """
    if not user.is_authenticated or not user.circles:
        return []
    if not any(membership.role in WORKING_ROLES for membership in memberships_in_force(user)):
        return []
    if not hasattr(user, "_groups_of"):
        user._groups_of = _mine.all(user=user.pk)
    return user._groups_of


def group_audiences(user: User) -> Iterator[str]:
    """For `portal.accounts.audiences`."""
    for key, _leads in groups_of(user):
        yield f"{PREFIX}{key}"


def led_groups(user: User) -> frozenset[int]:
    """Keys of the groups that the person moderates."""
    return frozenset(key for key, leads in groups_of(user) if leads)
