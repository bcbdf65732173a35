"""Boards, their topics, and what people wrote."""

from .board import Board
from .personal import Draft, Ignored, Thanks, TopicRead
from .picture import Picture
from .poll import Ballot, Poll, PollOption
from .post import Post, PostRevision
from .topic import Topic

__all__ = [
    "Ballot",
    "Board",
    "Draft",
    "Ignored",
    "Picture",
    "Poll",
    "PollOption",
    "Post",
    "PostRevision",
    "Thanks",
    "Topic",
    "TopicRead",
]
