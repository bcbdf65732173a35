"""With whom a collection can be shared: one's own circles, which rooms to the right add to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from home.submissions.permissions import can_write
from portal.accounts.audiences import PROFESSIONAL, PUBLIC, Anybody, has_role, memberships_in_force
from portal.accounts.models import Role
from portal.accounts.roles import WORKING_ROLES
from portal.core.filling import filled

EDITORS = frozenset({Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})
Circle = tuple[str, "str | Promise"]
Source = Callable[[Anybody], Iterable[Circle]]
_sources: list[Source] = []


def register_circles(source: Source) -> Source:
    """Let `source` tell in which circles a person may share: pairs of audience and label."""
    if source not in _sources:
        _sources.append(source)
    return source


def circles_of(user: Anybody) -> list[Circle]:
    """With whom this person may share, from nobody to everybody."""
    return [("", _("only I")), *_known_to(user), *_wide(user)]


def circle_label(user: Anybody, audience: str) -> str:
    """The name of the circle for somebody who may see what is shared in it."""
    names = {
        "": _("only I"),
        PROFESSIONAL: _("everybody who works in the sector"),
        PUBLIC: _("everybody"),
    }
    if audience in names:
        return names[audience]
    found = dict(_known_to(user)).get(audience)
    return str(found) if found else _("a group")


def _known_to(user: Anybody) -> Iterator[Circle]:
    seen = set()
    for membership in memberships_in_force(user):
        organisation = membership.organisation
        if membership.role in WORKING_ROLES and organisation.pk not in seen:
            seen.add(organisation.pk)
            yield (
                organisation.staff_audience,
                filled(_("my colleagues at %(organisation)s"), {"organisation": organisation}),
            )
    for source in _sources:
        yield from source(user)


def _wide(user: Anybody) -> Iterator[Circle]:
    if can_write(user):
        yield PROFESSIONAL, _("everybody who works in the sector")
    if has_role(user, EDITORS):
        yield PUBLIC, _("everybody")
