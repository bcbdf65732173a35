"""Joining and leaving boards, how much one hears of them, and what others see of somebody."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from forums.boards import permissions
from forums.boards.models import Board, Joined, Shown
from portal.accounts.models import User
from portal.notifications.actions import follow, unfollow

from .reacting import Level


@transaction.atomic
def join(*, board: Board, user: User, level: str = Level.MINE) -> Joined:
    """Keep a board among one's own and choose how much to hear of it; again changes the choice.

    All: every new topic; mine: answers to oneself; none: nothing but of topics one follows. Raises
    PermissionDenied for a board that the person may not read, and for any other level.
    """
    if not permissions.can_read(user, board) or level not in (Level.ALL, Level.MINE, Level.NONE):
        raise PermissionDenied(_("This is not possible here."))
    if level == Level.ALL:
        follow(user=user, about=board.about)
    else:
        unfollow(user=user, about=board.about)
    joined, _made = Joined.objects.update_or_create(
        user=user, board=board, defaults={"is_quiet": level == Level.NONE}
    )
    return joined


@transaction.atomic
def leave(*, board: Board, user: User) -> None:
    """No longer among one's own, and no more notices of new topics; quiet when it was not."""
    Joined.objects.filter(user=user, board=board).delete()
    unfollow(user=user, about=board.about)


def show_company(*, user: User, on: bool) -> None:
    """Let others see on one's page with which company one lives, or no longer."""
    Shown.objects.update_or_create(user=user, defaults={"company": on})
