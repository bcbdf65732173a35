"""Pages of the forum."""

from .arranging import topic_arrange
from .asking import ask_network
from .feed import board_feed
from .moderating import post_hide, post_restore, topic_close, topic_pin
from .own import post_delete, post_edit, post_undo
from .people import person_detail, person_ignore, person_show
from .personal import (
    attachment_send,
    board_join,
    picture_send,
    post_accept,
    post_thank,
    topic_level,
    topic_read,
    topic_unread,
)
from .polls import poll_create, poll_vote
from .reading import (
    board_detail,
    board_index,
    board_newer,
    post_detail,
    post_history,
    topic_detail,
    topic_summary,
)
from .searching import board_search
from .writing import draft_keep, reply_create, similar_topics, topic_create

__all__ = [
    "ask_network",
    "poll_create",
    "poll_vote",
    "person_detail",
    "person_ignore",
    "person_show",
    "attachment_send",
    "board_join",
    "picture_send",
    "draft_keep",
    "similar_topics",
    "board_detail",
    "board_feed",
    "board_index",
    "board_newer",
    "board_search",
    "post_accept",
    "post_delete",
    "post_detail",
    "post_edit",
    "post_hide",
    "post_history",
    "post_restore",
    "post_thank",
    "post_undo",
    "reply_create",
    "topic_arrange",
    "topic_close",
    "topic_create",
    "topic_detail",
    "topic_level",
    "topic_pin",
    "topic_read",
    "topic_summary",
    "topic_unread",
]
