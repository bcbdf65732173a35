"""Boards, their topics, and what people wrote."""

from .board import Board
from .post import Post, PostRevision
from .topic import Topic

__all__ = ["Board", "Post", "PostRevision", "Topic"]
