"""Small acts of a reader: thanking, accepting, where they were, how much they hear."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from forums.boards import actions
from forums.boards.models import Attachment, Picture, Post
from forums.boards.permissions import can_moderate
from forums.boards.personal import place_of

from .finding import LARGEST, find_board, find_post, find_topic


@login_required
@require_POST
def post_thank(request: HttpRequest, pk: int) -> HttpResponse:
    """Thank for a message, or no longer: `said` is a kind with "on" or "off"."""
    post = find_post(request, pk)
    kind, _space, on = request.POST.get("said", "").partition(" ")
    actions.react(post=post, user=request.user, kind=kind, on=on == "on")
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


@login_required
@require_POST
def board_join(request: HttpRequest, slug: str) -> HttpResponse:
    """Join a board and choose how much one hears of it, or leave it (`level` is "leave")."""
    board = find_board(request, slug)
    level = request.POST.get("level", "")
    if level == "leave":
        actions.leave(board=board, user=request.user)
    else:
        actions.join(board=board, user=request.user, level=level)
    return redirect(board)


def _check_may_open(request: HttpRequest, post: Post) -> None:
    """What belongs to a message is for who reads it as it is now."""
    mine = request.user.is_authenticated and post.author_id == request.user.pk
    shown = post.state == Post.State.VISIBLE
    kept = post.state not in (Post.State.DELETED, Post.State.REMOVED)
    if not shown and not (kept and (mine or can_moderate(request.user, post.topic.board))):
        raise Http404


@require_safe
def attachment_send(request: HttpRequest, pk: int) -> HttpResponse:
    """A file to keep, never to show: no browser opens it as a page of ours."""
    if pk > LARGEST:
        raise Http404
    attachment = get_object_or_404(Attachment, pk=pk)
    _check_may_open(request, find_post(request, attachment.post_id))
    try:
        file = attachment.file.open()
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename=attachment.name)
    response["Content-Type"] = "application/octet-stream"
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def picture_send(request: HttpRequest, pk: int) -> HttpResponse:
    """A picture, to who may read its message as it is now; nobody keeps it on the way."""
    if pk > LARGEST:
        raise Http404
    pictures = Picture.objects.select_related("post__topic__board")
    picture = get_object_or_404(pictures, pk=pk)
    post = find_post(request, picture.post_id)
    _check_may_open(request, post)
    try:
        with picture.file.open() as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = "inline"
    return response
