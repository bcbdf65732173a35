"""The mark of a message: it comes from what its author is when writing, never from a form."""

from __future__ import annotations

from portal.accounts.audiences import memberships_in_force
from portal.accounts.models import Membership, Role, User
from portal.accounts.roles import OFFICIAL_ROLES
from portal.organisations.models import Organisation

from .models import Board, Post


def mark_of(user: User, board: Board) -> tuple[str, Organisation | None]:
    """The mark that `user` carries on `board` and the organisation that speaks, or none.

    Among professionals everybody works somewhere: there only the regulator's word is marked.
    """
    candidates = [m for m in memberships_in_force(user) if m.role in OFFICIAL_ROLES]
    for membership in candidates:
        if membership.role == Role.REGULATOR_EDITOR:
            return Post.Mark.OFFICIAL, membership.organisation
    for membership in candidates:
        if board.kind == Board.Kind.TENANTS and _speaks_here(membership, board):
            return Post.Mark.STAFF, membership.organisation
    return Post.Mark.NONE, None


def _speaks_here(membership: Membership, board: Board) -> bool:
    of_a_company = board.posting_audience.startswith("company-")
    at_home = membership.organisation.audience == board.posting_audience
    return at_home or not of_a_company or membership.role == Role.PSC_WORKER
