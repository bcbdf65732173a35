"""Boards, their topics, and what people wrote."""

from .board import Board
from .personal import Draft, Ignored, Thanks, TopicRead
from .picture import Picture
from .post import Post, PostRevision
from .topic import Topic

__all__ = [
    "Board",
    "Draft",
    "Ignored",
    "Picture",
    "Post",
    "PostRevision",
    "Thanks",
    "Topic",
    "TopicRead",
]
