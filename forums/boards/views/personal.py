"""Small acts of a reader: thanking, accepting, where they were, how much they hear."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from forums.boards import actions
from forums.boards.models import Post
from forums.boards.personal import place_of

from .finding import find_post, find_topic


@login_required
@require_POST
def post_thank(request: HttpRequest, pk: int) -> HttpResponse:
    """Thank for a message, or no longer (`on` is empty)."""
    post = find_post(request, pk)
    on = bool(request.POST.get("on"))
    actions.react(post=post, user=request.user, kind=request.POST.get("kind", ""), on=on)
    return redirect(post)


@login_required
@require_POST
def post_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """This message answers the question, or no longer (`on` is empty)."""
    post = find_post(request, pk)
    accepted = bool(request.POST.get("on"))
    actions.accept_answer(post=post, user=request.user, accepted=accepted)
    return redirect(post)


@login_required
@require_POST
def topic_read(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Keep how far the reader came; the page tells it while they read."""
    topic = find_topic(request, board, pk)
    typed = request.POST.get("position", "")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise PermissionDenied
    actions.note_read(topic=topic, user=request.user, position=int(typed))
    return HttpResponse(status=204) if request.POST.get("quietly") else redirect(topic.board)


@login_required
@require_POST
def topic_level(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """How much the reader wants to hear of this topic."""
    topic = find_topic(request, board, pk)
    actions.choose_level(topic=topic, user=request.user, level=request.POST.get("level", ""))
    return redirect(topic)


@login_required
@require_safe
def topic_unread(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """To the first message that the reader has not read; to the last when there is none."""
    topic = find_topic(request, board, pk)
    position = place_of(request.user, topic).position
    posts = Post.objects.filter(topic=topic).select_related("topic__board")
    post = posts.filter(position__gt=position).order_by("position").first()
    return redirect(post or posts.order_by("-position").first() or topic)
