"""Everything that changes in this room, one function a verb."""

from .collections import (
    MOST_COLLECTIONS,
    MOST_ITEMS,
    change_collection,
    delete_collection,
    keep_in_collection,
    move_item_up,
    note_item,
    remove_item,
)
from .comments import change_comment, comment, delete_comment
from .practices import (
    judge,
    judge_usefulness,
    replicate,
    wish_translation,
)

__all__ = [
    "MOST_COLLECTIONS",
    "MOST_ITEMS",
    "change_collection",
    "change_comment",
    "comment",
    "delete_collection",
    "delete_comment",
    "judge",
    "judge_usefulness",
    "keep_in_collection",
    "move_item_up",
    "note_item",
    "remove_item",
    "replicate",
    "wish_translation",
]
