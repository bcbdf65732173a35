"""Who may do what on a board (the table of roles and actions in the domain brief, 6.4)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.accounts.audiences import audiences, memberships_in_force
from portal.accounts.models import Membership, Role
from portal.core.preferences import Preferences
from portal.moderation.permissions import at_regulator, can_moderate_in, writing_problem

from .models import Board, Post, Topic

if TYPE_CHECKING:
    from portal.accounts.audiences import Anybody
    from portal.accounts.models import User

TENANT_BOARD_ROLES = frozenset(
    {
        Role.TENANT,
        Role.COMPANY_EDITOR,
        Role.SOCIAL_WORKER,
        Role.PSC_WORKER,
        Role.MODERATOR,
        Role.REGULATOR_EDITOR,
        Role.REGULATOR_ADMIN,
    }
)
PROFESSIONAL_BOARD_ROLES = frozenset(
    {
        Role.COMPANY_EDITOR,
        Role.SOCIAL_WORKER,
        Role.PSC_WORKER,
        Role.PROFESSIONAL,
        Role.PRACTICE_REVIEWER,
        Role.MODERATOR,
        Role.SCOPED_ADMIN,
        Role.REGULATOR_EDITOR,
        Role.REGULATOR_ADMIN,
    }
)
POSTING_ROLES = {
    Board.Kind.TENANTS: TENANT_BOARD_ROLES,
    Board.Kind.PROFESSIONALS: PROFESSIONAL_BOARD_ROLES,
    Board.Kind.GROUP: frozenset(Role),
}


def can_read(user: Anybody, board: Board) -> bool:
    """Whether the board exists for this person."""
    return board.audience in audiences(user)


def _gives_posting(membership: Membership, board: Board) -> bool:
    """Whether this one role is enough. A role counts on the boards of its own company.

    Project workers belong to the project's association and the regulator's people to no company:
    the audience has already told whether the board is theirs.
    """
    if membership.role not in POSTING_ROLES[board.kind]:
        return False
    if not board.posting_audience.startswith("company-"):
        return True
    at_home = membership.organisation.audience == board.posting_audience
    return at_home or membership.role == Role.PSC_WORKER or at_regulator(membership)


def posting_problem(user: Anybody, board: Board) -> str:
    """Why this person may not write here, in a sentence to them; empty when they may."""
    if not user.is_authenticated:
        return _("Log in to write here.")
    mine = memberships_in_force(user)
    allowed = {board.audience, board.posting_audience} <= audiences(user)
    if allowed and any(_gives_posting(membership, board) for membership in mine):
        return writing_problem(user, board.organisation_id)
    if board.kind == Board.Kind.PROFESSIONALS:
        return _("Only people who work in social housing write on this board.")
    if any(membership.role == Role.TENANT for membership in mine):
        return _("Only tenants and staff of this housing company write here.")
    if mine:
        return _("With your role you can read this board, but not write on it.")
    return _(
        "Your housing company must first confirm that you are a tenant. Until then you can read."
    )


def can_post(user: Anybody, board: Board) -> bool:
    """Whether `user` may open a topic here."""
    return not posting_problem(user, board)


def check_can_post(user: Anybody, board: Board) -> None:
    """Raises PermissionDenied with a sentence for the person."""
    if problem := posting_problem(user, board):
        raise PermissionDenied(problem)


def reply_problem(user: Anybody, topic: Topic) -> str:
    """Why this person may not reply, in a sentence; empty when they may."""
    if topic.is_closed or topic.is_hidden:
        return closed_sentence()
    return posting_problem(user, topic.board)


def closed_sentence() -> str:
    """What is said of a closed topic."""
    return _("This topic is closed. You can still read it.")


def check_can_reply(user: Anybody, topic: Topic) -> None:
    """Raises PermissionDenied with a sentence for the person."""
    if problem := reply_problem(user, topic):
        raise PermissionDenied(problem)


def edit_window(board: Board) -> timedelta:
    """How long after posting a message on this board may be changed."""
    own = board.edit_minutes
    return timedelta(minutes=Preferences.load().edit_window_minutes if own is None else own)


def check_can_edit(user: Anybody, post: Post, at: datetime | None = None) -> None:
    """Raises PermissionDenied but for the author, in time, of a visible message, topic open.

    One that a moderator asked to change has all the time it needs.
    """
    check_is_mine(user, post)
    if post.state == Post.State.ASKED:
        return check_can_post(user, post.topic.board)
    if (at or timezone.now()) > post.created_at + edit_window(post.topic.board):
        raise PermissionDenied(_("It is too late to change this message. You can write a new one."))
    if post.topic.is_hidden and post.is_first and post.state == Post.State.PENDING:
        return check_can_post(user, post.topic.board)
    return check_can_reply(user, post.topic)


def check_is_mine(user: Anybody, post: Post) -> None:
    """Raises PermissionDenied unless `user` wrote this message and no moderator took it away."""
    if not user.is_authenticated or post.author_id != user.pk:
        raise PermissionDenied(_("Only the person who wrote this message can change it."))
    if post.state not in (Post.State.VISIBLE, Post.State.PENDING, Post.State.ASKED):
        raise PermissionDenied(_("This message is no longer visible, so it cannot be changed."))


def can_moderate(user: Anybody, board: Board) -> bool:
    """Whether `user` moderates here: of this company, or the regulator's; only where they read."""
    return can_moderate_in(
        user,
        audience=board.audience,
        organisation_id=board.organisation_id,
        scope=board.scope,
    )


def moderated_boards(user: User) -> list[str]:
    """The boards that name `user` as their moderator, as moderation knows them."""
    return [f"board:{pk}" for pk in user.moderated_boards.values_list("pk", flat=True)]


def check_can_moderate(user: Anybody, board: Board) -> None:
    """Raises PermissionDenied for everybody but the moderators of this board."""
    if not can_moderate(user, board):
        raise PermissionDenied(_("Only a moderator of this board can do this."))
