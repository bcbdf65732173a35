"""Finding what an address names, for somebody who may see it; else it does not exist."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from forums.boards.models import Board, Post, Topic
from forums.boards.permissions import can_moderate
from portal.accounts.audiences import audiences
from portal.core.prepared import Prepared

# Larger numbers are no keys of ours and some databases refuse them.
LARGEST = 2**63 - 1
_board = Prepared(
    lambda mine, slug: (
        Board.objects.visible_in(mine).select_related("organisation").filter(slug=slug)
    )
)
_topic = Prepared(
    lambda mine, pk: (
        Topic.objects.visible_in(mine)
        .select_related("board__organisation", "merged_into__board")
        .filter(pk=pk)
    )
)


def find_board(request: HttpRequest, slug: str) -> Board:
    """The board, if the reader may read it."""
    board = _board.first(mine=sorted(audiences(request.user)), slug=slug)
    if board is None:
        raise Http404
    return board


def find_topic(request: HttpRequest, board_slug: str, pk: int) -> Topic:
    """The topic of this board; a hidden one for its author and the moderators alone."""
    if pk > LARGEST:
        raise Http404
    topic = _topic.first(mine=sorted(audiences(request.user)), pk=pk)
    if topic is None:
        raise Http404
    # On another board than the address says, it has moved: the page leads on, acts do not care.
    return _unless_hidden(request, topic)


def find_post(request: HttpRequest, pk: int) -> Post:
    """The message, if the reader may read its topic."""
    if pk > LARGEST:
        raise Http404
    posts = Post.objects.visible_to(request.user).select_related("topic__board__organisation")
    post = get_object_or_404(posts, pk=pk)
    _unless_hidden(request, post.topic)
    return post


def _unless_hidden(request: HttpRequest, topic: Topic) -> Topic:
    if topic.is_hidden and not topic.merged_into_id:
        mine = request.user.is_authenticated and topic.author_id == request.user.pk
        if not mine and not can_moderate(request.user, topic.board):
            raise Http404
    return topic
