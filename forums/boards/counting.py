"""Counters from the rows themselves: after a moderator's act, and by command."""

from __future__ import annotations

from django.db.models import Max

from .models import Attachment, Board, Picture, Post, Topic


def recount_topic(topic: Topic) -> None:
    """Set a topic's counters, marks and visibility from its messages."""
    posts = Post.objects.filter(topic=topic)
    shown = posts.shown()
    newest = shown.order_by("-position").values("created_at", "author_id").first()
    topic.posts_count = shown.count()
    topic.last_position = posts.aggregate(last=Max("position"))["last"] or 0
    topic.has_official_answer = shown.exclude(mark="").filter(position__gt=1).exists()
    topic.has_files = (
        Picture.objects.filter(post__topic=topic).exists()
        or Attachment.objects.filter(post__topic=topic).exists()
    )
    topic.has_themes = topic.themes.exists()
    if newest:
        topic.last_post_at, topic.last_author_id = newest["created_at"], newest["author_id"]
    opening = posts.filter(position=1).values_list("state", flat=True).first()
    # A question that its author deleted stays while there are answers to it; one that a moderator
    # holds, hides or removes takes them along.
    stays = opening in (Post.State.VISIBLE, Post.State.DELETED)
    topic.is_hidden = not stays or topic.posts_count == 0 or bool(topic.merged_into_id)
    topic.save()


def recount_board(board: Board) -> None:
    """Set a board's counters from its topics."""
    topics = Topic.objects.filter(board=board).shown()
    newest = topics.aggregate(newest=Max("last_post_at"))["newest"]
    Board.objects.filter(pk=board.pk).update(topics_count=topics.count(), last_post_at=newest)
