"""Everything that changes boards, one function a verb; pages, imports and commands call these."""

from .boards import open_board
from .changing import delete_own_post, edit_post, take_back
from .drafting import draft_of, forget_draft, keep_draft
from .moderating import close_topic, hide_post, pin_topic, restore_post
from .posting import open_topic, reply
from .reacting import accept_answer, choose_level, ignore, note_read, react

__all__ = [
    "accept_answer",
    "choose_level",
    "close_topic",
    "delete_own_post",
    "draft_of",
    "edit_post",
    "forget_draft",
    "hide_post",
    "ignore",
    "keep_draft",
    "note_read",
    "open_board",
    "open_topic",
    "pin_topic",
    "react",
    "reply",
    "restore_post",
    "take_back",
]
