"""Everything that changes boards, one function a verb; pages, imports and commands call these."""

from .arranging import (
    feature_topic,
    merge_topics,
    move_topic,
    rename_topic,
    slow_down,
    split_topic,
)
from .boards import open_board
from .changing import delete_own_post, edit_post, take_back
from .drafting import draft_of, forget_draft, keep_draft
from .joining import join, leave, show_company
from .moderating import close_topic, hide_post, pin_topic, restore_post
from .polling import add_poll, vote
from .posting import open_topic, reply
from .reacting import accept_answer, choose_level, ignore, note_read, react

__all__ = [
    "accept_answer",
    "add_poll",
    "choose_level",
    "close_topic",
    "delete_own_post",
    "draft_of",
    "edit_post",
    "feature_topic",
    "forget_draft",
    "hide_post",
    "ignore",
    "join",
    "keep_draft",
    "leave",
    "merge_topics",
    "move_topic",
    "note_read",
    "open_board",
    "open_topic",
    "pin_topic",
    "react",
    "reply",
    "rename_topic",
    "restore_post",
    "show_company",
    "slow_down",
    "split_topic",
    "take_back",
    "vote",
]
