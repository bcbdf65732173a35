"""A topic that becomes a good practice: with which words that begins."""

from __future__ import annotations

from home.submissions.origins import Beginning
from portal.accounts.models import User
from portal.core.text import plain_text, shorten
from portal.notifications.things import numbers

from .models import Post, Topic

# As much as the summary of a good practice takes.
LONGEST_SUMMARY = 500


def words_of_topic(user: User, identity: str) -> Beginning | None:
    """Its title, its language and its first message; None for who may not read the topic."""
    topics = Topic.objects.visible_to(user).shown()
    topic = topics.filter(pk__in=numbers([identity])).first()
    if topic is None:
        return None
    first = topic.posts.filter(position=1, state=Post.State.VISIBLE).first()
    summary = shorten(plain_text(first.html), LONGEST_SUMMARY) if first else ""
    return Beginning(topic.title, summary, topic.language)
