"""Pages of the forum."""

from .feed import board_feed
from .moderating import post_hide, post_restore, topic_close, topic_pin
from .own import post_delete, post_edit
from .reading import board_detail, board_index, post_detail, post_history, topic_detail
from .writing import reply_create, topic_create

__all__ = [
    "board_detail",
    "board_feed",
    "board_index",
    "post_delete",
    "post_detail",
    "post_edit",
    "post_hide",
    "post_history",
    "post_restore",
    "reply_create",
    "topic_close",
    "topic_create",
    "topic_detail",
    "topic_pin",
]
