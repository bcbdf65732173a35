"""What this room adds to the menu of an account."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.permissions import can_judge_anybody

from .permissions import can_help, can_lead


def lines(user: User) -> Iterator[tuple[str, str, str]]:
    """The pages that are for this person; no query of its own."""
    if can_judge_anybody(user):
        yield _("Letters for tenants"), "verification:letters", "mail-plus"
    if can_help(user):
        yield _("Open an account with somebody"), "verification:open_account", "user-plus"
    if can_lead(user):
        yield _("Invite colleagues"), "verification:invitations", "send"
        yield _("Who has which right"), "verification:rights", "shield-check"
