"""The pages of this room."""

from .helping import account_open, account_renew
from .inviting import domain_add, domain_remove, invitation, invitation_revoke, invitations
from .letters import (
    counter,
    counter_confirm,
    letter,
    letters,
    letters_revoke,
    renewal,
    show_counter,
)
from .rights import right_answer, rights

__all__ = [
    "account_open",
    "account_renew",
    "counter",
    "counter_confirm",
    "domain_add",
    "domain_remove",
    "invitation",
    "invitation_revoke",
    "invitations",
    "letter",
    "letters",
    "letters_revoke",
    "renewal",
    "right_answer",
    "rights",
    "show_counter",
]
