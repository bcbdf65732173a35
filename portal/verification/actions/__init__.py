"""Letters, invitations, helped accounts: what changes rows and tells people."""

from .domains import add_domain, remove_domain, works_here_by_address
from .helping import open_account, take_over
from .inviting import accept_invitation, find_invitation, invite, revoke_invitation
from .letters import make_letters, redeem_letter, revoke_letters
from .reviewing import keep_right

__all__ = [
    "accept_invitation",
    "add_domain",
    "find_invitation",
    "invite",
    "keep_right",
    "make_letters",
    "open_account",
    "redeem_letter",
    "remove_domain",
    "revoke_invitation",
    "revoke_letters",
    "take_over",
    "works_here_by_address",
]
