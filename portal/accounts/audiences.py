"""Whom a person belongs to, as a small set of strings: the one place that visibility comes from.

`public` is everybody, `member` anybody logged in, `professional` whoever works in the sector,
`company-7` the confirmed tenants and the staff of organisation 7, `staff-7` its staff alone. Rooms
to the right add theirs (`council-3`) by `register_audience_source`, and those that follow from
others (`project-4` from `company-7`) by `register_wider_audiences`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone

from portal.core.prepared import Prepared
from portal.organisations.models import Organisation

from .models import Membership, Role, User
from .roles import REGIONAL_ROLES, WORKING_ROLES

Anybody = User | AnonymousUser

PUBLIC = "public"
MEMBER = "member"
PROFESSIONAL = "professional"
EVERYBODY = frozenset({PUBLIC})

AudienceSource = Callable[[User], Iterable[str]]
WiderAudiences = Callable[[frozenset[str]], Iterable[str]]
_sources: list[AudienceSource] = []
_wider: list[WiderAudiences] = []
_in_force = Prepared(
    lambda user, today: (
        Membership.objects.in_force(today)
        .filter(user_id=user)
        .select_related("organisation", "site")
    )
)
_companies = Prepared(
    lambda: Organisation.objects.filter(kind=Organisation.Kind.COMPANY).values_list("pk")
)


def register_audience_source(source: AudienceSource) -> AudienceSource:
    """Let `source` add audiences of a logged-in person; usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def register_wider_audiences(source: WiderAudiences) -> None:
    """Let `source` add what follows from the audiences that a logged-in person has already."""
    if source not in _wider:
        _wider.append(source)


def memberships_in_force(user: Anybody) -> list[Membership]:
    """The person's rights of today, asked once a request (organisations come along)."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_memberships_in_force"):
        rows = _in_force.all(user=user.pk, today=timezone.localdate())
        for membership in rows:
            membership.user = user
        user._memberships_in_force = rows
    return user._memberships_in_force


def audiences(user: Anybody) -> frozenset[str]:
    """All audiences that `user` belongs to now; kept on the user object for this request."""
    if not user.is_authenticated or not user.is_active:
        return EVERYBODY
    if not hasattr(user, "_audiences"):
        user._audiences = frozenset(_audiences_of(user))
    return user._audiences


def forget_rights(user: User) -> None:
    """Ask the database anew for this object's rights, after they changed."""
    for name in ("_audiences", "_memberships_in_force"):
        user.__dict__.pop(name, None)


def _audiences_of(user: User) -> set[str]:
    found = {PUBLIC, MEMBER}
    memberships = memberships_in_force(user)
    for membership in memberships:
        found |= _audiences_of_membership(membership)
    if any(_is_regional(membership) for membership in memberships):
        found |= {f"company-{pk}" for (pk,) in _companies.all()}
    for source in _sources:
        found |= set(source(user))
    own = frozenset(found)
    return found.union(*(source(own) for source in _wider))


def _is_regional(membership: Membership) -> bool:
    at_regulator = membership.organisation.kind == Organisation.Kind.REGULATOR
    return at_regulator and (membership.role in REGIONAL_ROLES or membership.role == Role.MODERATOR)


def _audiences_of_membership(membership: Membership) -> set[str]:
    found = {membership.organisation.audience}
    if membership.role in WORKING_ROLES:
        found |= {PROFESSIONAL, membership.organisation.staff_audience}
    return found


class AudienceQuerySet(models.QuerySet):
    """For rows with an `audience` column."""

    audience_field = "audience"

    def visible_to(self, user: Anybody) -> Self:
        """Those whose audience the person belongs to."""
        return self.visible_in(audiences(user))

    def visible_in(self, mine: Iterable[str]) -> Self:
        """The same for audiences that are known: for queries that are written once."""
        return self.filter(**{f"{self.audience_field}__in": mine})


def has_role(user: Anybody, roles: Iterable[str], organisation: int | None = None) -> bool:
    """Whether the person holds one of `roles` today, in `organisation` (a key) when given."""
    wanted = frozenset(roles)
    return any(
        membership.role in wanted and organisation in (None, membership.organisation_id)
        for membership in memberships_in_force(user)
    )
