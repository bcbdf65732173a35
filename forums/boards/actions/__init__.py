"""Everything that changes boards, one function a verb; pages, imports and commands call these."""

from .boards import open_board
from .changing import delete_own_post, edit_post
from .moderating import close_topic, hide_post, pin_topic, restore_post
from .posting import open_topic, reply

__all__ = [
    "close_topic",
    "delete_own_post",
    "edit_post",
    "hide_post",
    "open_board",
    "open_topic",
    "pin_topic",
    "reply",
    "restore_post",
]
