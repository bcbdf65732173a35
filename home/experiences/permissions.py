"""Who adds what to a practice."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from home.submissions.permissions import can_write, is_reviewer
from portal.accounts.audiences import PROFESSIONAL, PUBLIC, Anybody, audiences, has_role
from portal.accounts.models import Role

from .models import Collection, Replication

EDITORS = frozenset({Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN})


def check_can_add(user: Anybody) -> None:
    """Raises PermissionDenied for who does not work in the sector."""
    if not can_write(user):
        raise PermissionDenied(_("Only people who work in social housing write here."))


def reads_comments(user: Anybody) -> bool:
    """Whether questions and experiences are for this person."""
    return PROFESSIONAL in audiences(user)


def check_can_judge(user: Anybody, replication: Replication) -> None:
    """Raises PermissionDenied for who does not review, and for its author."""
    if not is_reviewer(user) or replication.author_id == user.pk:
        raise PermissionDenied(_("Only another reviewer can decide about this."))


def check_can_change(user: Anybody, collection: Collection) -> None:
    """Raises PermissionDenied for others than the owner."""
    if not user.is_authenticated or collection.owner_id != user.pk:
        raise PermissionDenied(_("Only the owner changes this collection."))


def check_can_share(user: Anybody, audience: str) -> None:
    """Raises PermissionDenied for a dossier for everybody by others than editors."""
    if audience == PUBLIC and not has_role(user, EDITORS):
        raise PermissionDenied(_("Only editors make collections for everybody."))
    if audience == PROFESSIONAL:
        check_can_add(user)
