"""Opening a topic and replying."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.boards import actions
from forums.boards.forms import ReplyForm, TopicForm, WritingForm, kept_values
from forums.boards.permissions import check_can_post, posting_problem, reply_problem
from portal.core.drafts import kept_input, login_keeping_input

from .finding import find_board, find_topic


def _form(request: HttpRequest, kind: type[WritingForm]) -> tuple[WritingForm, bool]:
    """The form, and whether it holds what was typed before the session ended."""
    if request.method == "POST":
        return kind(request.POST, user=request.user), False
    kept = kept_values(kept_input(request), request.user)
    return kind(user=request.user, initial=kept), bool(kept)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def topic_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a topic on a board."""
    board = find_board(request, slug)
    if request.method != "POST":
        check_can_post(request.user, board)
    form, kept = _form(request, TopicForm)
    status = 200
    if form.is_valid():
        try:
            topic = actions.open_topic(board=board, author=request.user, **form.values())
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 403
        else:
            messages.success(request, _("Your topic is on the board. You get a notice of replies."))
            return redirect(topic)
    problem = posting_problem(request.user, board)
    context = {"board": board, "form": form, "kept": kept, "problem": problem}
    return render(request, "forums/boards/topic_form.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reply_create(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Reply in a topic; the form of the topic's page leads here."""
    topic = find_topic(request, board, pk)
    form, kept = _form(request, ReplyForm)
    status = 200
    if form.is_valid():
        try:
            post = actions.reply(topic=topic, author=request.user, **form.values())
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 403
        else:
            return redirect(post)
    context = {
        "topic": topic,
        "board": topic.board,
        "form": form,
        "kept": kept,
        "problem": reply_problem(request.user, topic),
    }
    return render(request, "forums/boards/reply_form.html", context, status=status)
