"""Who adds what to a practice."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from home.submissions.permissions import can_write, is_reviewer
from portal.accounts.audiences import PROFESSIONAL, PUBLIC, Anybody, audiences, has_role
from portal.moderation.permissions import writing_problem

from .circles import EDITORS, circles_of
from .models import Collection, Replication


def check_can_add(user: Anybody) -> None:
    """Raises PermissionDenied for who does not work in the sector."""
    if not can_write(user):
        raise PermissionDenied(_("Only people who work in social housing write here."))
    if why := writing_problem(user, None):
        raise PermissionDenied(why)


def is_invited(user: Anybody) -> bool:
    """Whether the page asks this person for a try of their own; a stranger logs in first."""
    return user.is_anonymous or can_write(user)


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
    """Raises PermissionDenied for a circle that this person does not belong to."""
    if audience == PUBLIC and not has_role(user, EDITORS):
        raise PermissionDenied(_("Only editors make collections for everybody."))
    if audience not in dict(circles_of(user)):
        raise PermissionDenied(_("You do not belong to this group."))
