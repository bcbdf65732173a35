"""A feed of each public board; other boards have none, whoever asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.boards.models import Board, Post
from portal.accounts.audiences import PUBLIC
from portal.core.text import plain_text, shorten

ITEMS = 20


@require_safe
def board_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest topics of a public board as RSS, without names of people."""
    board = get_object_or_404(Board, slug=slug, audience=PUBLIC)
    feed = Rss201rev2Feed(
        title=board.name,
        link=request.build_absolute_uri(board.get_absolute_url()),
        description=board.description or _("The newest topics"),
        language=get_language(),
        feed_url=request.build_absolute_uri(),
    )
    openings = (
        Post.objects.shown()
        .filter(topic__board=board, topic__is_hidden=False, position=1)
        .select_related("topic")
        .order_by("-created_at", "-pk")[:ITEMS]
    )
    for post in openings:
        post.topic.board = board
        address = request.build_absolute_uri(post.topic.get_absolute_url())
        feed.add_item(
            title=post.topic.title,
            link=address,
            description=shorten(plain_text(post.html)),
            pubdate=post.created_at,
            unique_id=address,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
