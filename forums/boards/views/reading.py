"""The forum, a board, a topic, and what a message said before."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from forums.boards import lists
from forums.boards.forms import ReplyForm
from forums.boards.models import Topic
from forums.boards.permissions import (
    can_moderate,
    edit_window,
    posting_problem,
    reply_problem,
)
from forums.boards.writing import POST_LANGUAGES
from portal.core.text import markdown_to_html
from portal.notifications.actions import is_following

from .finding import find_board, find_post, find_topic


@require_safe
def board_index(request: HttpRequest) -> HttpResponse:
    """All boards that the reader may read, and where something was said last."""
    context = {
        "sections": lists.board_sections(request.user),
        "latest": lists.latest_topics(request.user),
    }
    return render(request, "forums/boards/index.html", context)


@require_safe
def board_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of a board, pinned ones first, then by newest message."""
    board = find_board(request, slug)
    page = lists.topic_page(board, request.GET.get("page", ""))
    logged_in = request.user.is_authenticated
    context = {
        "board": board,
        "page": page,
        "problem": posting_problem(request.user, board),
        "welcome": markdown_to_html(board.welcome) if board.welcome else "",
        "following": logged_in and is_following(request.user, board.about),
        "logged_in": logged_in,
    }
    return render(request, "forums/boards/board.html", context)


def _page_number(request: HttpRequest, topic: Topic) -> int:
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1
    return min(max(number, 1), topic.pages)


@require_safe
def topic_detail(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """One page of a topic with, for who may, the form to reply."""
    topic = find_topic(request, board, pk)
    if slug != topic.slug:
        return redirect(topic, permanent=True)
    number = _page_number(request, topic)
    problem = reply_problem(request.user, topic)
    logged_in = request.user.is_authenticated
    context = {
        "topic": topic,
        "board": topic.board,
        "posts": lists.post_rows(topic, number),
        "number": number,
        "address": topic.get_absolute_url(),
        "languages": dict(POST_LANGUAGES),
        "problem": problem,
        "form": None if problem else ReplyForm(user=request.user),
        "logged_in": logged_in,
        **(_personal(request, topic) if logged_in else {}),
    }
    return render(request, "forums/boards/topic.html", context)


def _personal(request: HttpRequest, topic: Topic) -> dict[str, Any]:
    return {
        "me": request.user.pk,
        "following": is_following(request.user, topic.about),
        "moderates": can_moderate(request.user, topic.board),
        "editable_since": timezone.now() - edit_window(),
    }


@require_safe
def post_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """To the message, on whatever page of its topic it is."""
    post = find_post(request, pk)
    page = f"?page={post.page}" if post.page > 1 else ""
    return redirect(f"{post.topic.get_absolute_url()}{page}#{post.anchor}")


@require_safe
def post_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What a changed message said before; of a hidden one only moderators see it."""
    post = find_post(request, pk)
    if post.state != post.State.VISIBLE and not can_moderate(request.user, post.topic.board):
        return redirect(post)
    earlier = [(revision, markdown_to_html(revision.text)) for revision in post.revisions.all()]
    context = {"post": post, "topic": post.topic, "board": post.topic.board, "earlier": earlier}
    return render(request, "forums/boards/history.html", context)
