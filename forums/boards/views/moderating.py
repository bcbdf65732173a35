"""What a moderator does on the page itself."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.boards import actions
from forums.boards.forms import HideForm
from forums.boards.permissions import check_can_moderate

from .finding import find_post, find_topic


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def post_hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a message with a reason."""
    post = find_post(request, pk)
    check_can_moderate(request.user, post.topic.board)
    form = HideForm(request.POST or None)
    if form.is_valid():
        actions.hide_post(post=post, moderator=request.user, **form.cleaned_data)
        return redirect(post)
    context = {"post": post, "topic": post.topic, "board": post.topic.board, "form": form}
    return render(request, "forums/boards/hide_form.html", context)


@login_required
@require_POST
def post_restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a hidden message again."""
    post = find_post(request, pk)
    actions.restore_post(post=post, moderator=request.user)
    return redirect(post)


@login_required
@require_POST
def topic_pin(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Pin a topic, or no longer (`on` is empty)."""
    topic = find_topic(request, board, pk)
    actions.pin_topic(topic=topic, moderator=request.user, pinned=bool(request.POST.get("on")))
    return redirect(topic)


@login_required
@require_POST
def topic_close(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Close a topic, or open it again (`on` is empty)."""
    topic = find_topic(request, board, pk)
    actions.close_topic(topic=topic, moderator=request.user, closed=bool(request.POST.get("on")))
    return redirect(topic)
