"""A moderator puts topics in order: one page with all the acts, each its own small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.boards import actions
from forums.boards.models import Board, Topic
from forums.boards.permissions import can_moderate, check_can_moderate

from .finding import find_topic

MOST_POSTS = 500


def _number(text: str) -> int:
    good = text.isascii() and text.isdigit() and len(text) < 18
    return int(text) if good else 0


def _move(request: HttpRequest, topic: Topic) -> Topic:
    boards = Board.objects.visible_to(request.user)
    board = boards.filter(pk=_number(request.POST.get("board", ""))).first()
    if board is None:
        raise ValidationError(_("Choose a board."))
    return actions.move_topic(topic=topic, board=board, moderator=request.user)


def _merge(request: HttpRequest, topic: Topic) -> Topic:
    """The other topic is named by its address or its number."""
    typed = request.POST.get("into", "").strip().rstrip("/").rsplit("/", 1)[-1]
    key = _number(typed.partition("-")[0])
    into = Topic.objects.visible_to(request.user).filter(pk=key).select_related("board").first()
    if into is None:
        raise ValidationError(_("This topic was not found. Copy its address here."))
    return actions.merge_topics(topic=topic, into=into, moderator=request.user)


def _split(request: HttpRequest, topic: Topic) -> Topic:
    posts = [_number(key) for key in request.POST.getlist("posts")[:MOST_POSTS]]
    title = request.POST.get("title", "")
    return actions.split_topic(topic=topic, posts=posts, title=title, moderator=request.user)


def _rename(request: HttpRequest, topic: Topic) -> Topic:
    title = request.POST.get("title", "")
    return actions.rename_topic(topic=topic, title=title, moderator=request.user)


def _feature(request: HttpRequest, topic: Topic) -> Topic:
    on = not topic.is_featured
    return actions.feature_topic(topic=topic, featured=on, moderator=request.user)


def _slow(request: HttpRequest, topic: Topic) -> Topic:
    seconds = _number(request.POST.get("minutes", "")) * 60
    return actions.slow_down(topic=topic, seconds=seconds, moderator=request.user)


ACTS: dict[str, Callable[[HttpRequest, Topic], Topic]] = {
    "move": _move,
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "feature": _feature,
    "slow": _slow,
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def topic_arrange(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Move, merge, split, rename, feature or slow down a topic."""
    topic = find_topic(request, board, pk)
    if topic.merged_into_id:
        return redirect(topic.merged_into)
    check_can_moderate(request.user, topic.board)
    problem = ""
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            done = act(request, topic)
        except (PermissionDenied, ValidationError) as refusal:
            problem = " ".join(getattr(refusal, "messages", [str(refusal)]))
        else:
            messages.success(request, _("Done."))
            return redirect(done)
    return render(request, "forums/boards/arrange.html", _context(request, topic, problem))


def _context(request: HttpRequest, topic: Topic, problem: str) -> dict[str, Any]:
    boards = Board.objects.visible_to(request.user).exclude(pk=topic.board_id)
    posts = topic.posts.filter(position__gt=1).select_related("author").order_by("position")
    return {
        "topic": topic,
        "board": topic.board,
        "boards": [(row.pk, row.name) for row in boards if can_moderate(request.user, row)],
        "posts": posts[:MOST_POSTS],
        "problem": problem,
    }
