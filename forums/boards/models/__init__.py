"""Boards, their topics, and what people wrote."""

from .attachment import Attachment
from .board import Board
from .personal import Draft, Ignored, Joined, Shown, Thanks, TopicRead
from .picture import Picture
from .poll import Ballot, Poll, PollOption
from .post import Post, PostRevision
from .topic import Topic

__all__ = [
    "Attachment",
    "Ballot",
    "Board",
    "Draft",
    "Ignored",
    "Joined",
    "Picture",
    "Poll",
    "PollOption",
    "Post",
    "PostRevision",
    "Shown",
    "Thanks",
    "Topic",
    "TopicRead",
]
