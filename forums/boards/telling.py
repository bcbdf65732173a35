"""Telling the followers what was written; each message is told once, whoever asks."""

from __future__ import annotations

from datetime import datetime

from portal.notifications.actions import announce

from .models import Post


def announce_post(post: Post, at: datetime | None = None) -> None:
    """Followers of the board hear of a new topic, followers of the topic of a reply."""
    topic = post.topic
    board = topic.board
    is_new = post.is_first
    announce(
        event="topic" if is_new else "reply",
        about=board.about if is_new else topic.about,
        key=f"topic:{topic.pk}" if is_new else f"post:{post.pk}",
        audience=board.audience,
        actor=post.author,
        url=topic.get_absolute_url() if is_new else post.get_absolute_url(),
        params={
            "topic": topic.title,
            "board": board.names,
            "about": board.names if is_new else topic.title,
        },
        at=at,
    )
