"""Telling the followers what was written; each message is told once, whoever asks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from portal.accounts.audiences import audiences
from portal.accounts.models import User
from portal.notifications.actions import announce, is_following, tell
from portal.notifications.following import Followed, also, followed_themes
from portal.notifications.models import Reason

from .groups import about_group
from .models import Ignored, Joined, Post, Topic, TopicRead

MOST_MENTIONED = 10


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
            **(_also(topic) if is_new else {}),
        },
        at=at,
    )
    if not is_new:
        _tell_answered(post)


def _also(topic: Topic) -> dict[str, Any]:
    """A new topic is told to who follows one of its themes or the group too; to nobody twice."""
    board = topic.board
    followed = followed_themes(topic.themes.all()) if topic.has_themes else []
    if group := about_group(board):
        followed = [Followed(group, board.names), *followed]
    if not followed:
        return {}
    found = also(followed)
    return {**found, "names": {board.about: board.names, **found["names"]}}


def _tell_answered(post: Post) -> None:
    """Whom it answers or names hears of it, also without following; who wants quiet does not."""
    topic = post.topic
    for person, event in _addressed(post).items():
        if _wants_quiet(person, post) or is_following(person, topic.about):
            continue
        if topic.board.audience not in audiences(person):
            continue
        tell(
            user=person,
            event=event,
            about=topic.about,
            key=f"{event}:{post.pk}:{person.pk}",
            url=post.get_absolute_url(),
            reason=Reason.OWN,
            audience=topic.board.audience,
            actor=post.author,
            params={"topic": topic.title, "about": topic.title},
        )


def _wants_quiet(person: User, post: Post) -> bool:
    """In this topic, on this board, or from this person."""
    topic = post.topic
    return (
        TopicRead.objects.filter(user=person, topic=topic, is_quiet=True).exists()
        or Joined.objects.filter(user=person, board=topic.board_id, is_quiet=True).exists()
        or Ignored.objects.filter(user=person, other=post.author_id).exists()
    )


def _addressed(post: Post) -> dict[User, str]:
    """Those who took part and are answered or named with @; nobody else can be called in."""
    found: dict[User, str] = {}
    if post.reply_to and post.reply_to.author:
        found[post.reply_to.author] = "answered"
    said = post.text.casefold()
    if "@" in said:
        people = User.objects.filter(posts__topic=post.topic).exclude(display_name="").distinct()
        for person in people.order_by("pk")[:500]:
            if f"@{person.display_name.casefold()}" in said and len(found) < MOST_MENTIONED:
                found.setdefault(person, "mention")
    if post.author:
        found.pop(post.author, None)
    return found
