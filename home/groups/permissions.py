"""Who opens a group, enters it, and looks after it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from home.submissions.permissions import can_write
from portal.accounts.audiences import Anybody, audiences, has_role
from portal.accounts.roles import REGIONAL_ROLES

from .audiences import led_groups
from .models import Group

MOST_LED = 20


def can_open(user: Anybody) -> bool:
    """Whether this person may begin a group: who works in the sector."""
    return can_write(user)


def check_can_open(user: Anybody) -> None:
    """Raises PermissionDenied with a sentence for everybody else."""
    if not can_open(user):
        raise PermissionDenied(_("Only people who work in social housing open groups."))
    if len(led_groups(user)) >= MOST_LED:
        raise PermissionDenied(_("You look after twenty groups already."))


def is_inside(user: Anybody, group: Group) -> bool:
    """Whether this person is a member now."""
    return group.audience in audiences(user)


def check_is_inside(user: Anybody, group: Group) -> None:
    """Raises PermissionDenied with a sentence for who is not."""
    if not is_inside(user, group):
        raise PermissionDenied(_("Only members of this group do this."))


def can_lead(user: Anybody, group: Group) -> bool:
    """Whether this person looks after the group: its moderators.

    The regulator's editors too, of groups that can be found: a group may lose its last moderator.
    """
    if not user.is_authenticated:
        return False
    if group.pk in led_groups(user):
        return True
    return group.entry != Group.Entry.CLOSED and has_role(user, REGIONAL_ROLES)


def check_can_lead(user: Anybody, group: Group) -> None:
    """Raises PermissionDenied with a sentence for everybody else."""
    if not can_lead(user, group):
        raise PermissionDenied(_("Only a moderator of this group does this."))
