"""Changing and deleting one's own message."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.boards import actions
from forums.boards.forms import EditForm, WritingForm, kept_values
from forums.boards.permissions import check_can_edit, check_is_mine
from portal.core.drafts import kept_input, login_keeping_input

from .finding import find_post


class OwnEditForm(EditForm, WritingForm):
    """The same fields, with the mark of the writer for a session that ends meanwhile."""

    picture = description = attachment = None
    field_order = ["text", "language", "edit_reason", "sure"]


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def post_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own message within the time that the settings give."""
    post = find_post(request, pk)
    check_is_mine(request.user, post)
    start = {"text": post.text, "language": post.language}
    if request.method != "POST":
        check_can_edit(request.user, post)
        start |= kept_values(kept_input(request), request.user)
    form = OwnEditForm(request.POST or None, user=request.user, initial=start)
    status = 200
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("text", "language", "edit_reason")}
        try:
            actions.edit_post(post=post, author=request.user, **values)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 403
        else:
            return redirect(post)
    context = {"post": post, "topic": post.topic, "board": post.topic.board, "form": form}
    return render(request, "forums/boards/edit_form.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def post_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own message away, after a question."""
    post = find_post(request, pk)
    check_is_mine(request.user, post)
    if request.method == "POST":
        actions.delete_own_post(post=post, author=request.user)
        messages.success(request, _("Your message has been deleted."))
        post.topic.refresh_from_db()
        return redirect(post.topic.board if post.topic.is_hidden else post)
    context = {"post": post, "topic": post.topic, "board": post.topic.board}
    return render(request, "forums/boards/delete_form.html", context)


@login_required
@require_POST
def post_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was just sent: it is a draft again."""
    post = find_post(request, pk)
    topic, board, first = post.topic, post.topic.board, post.is_first
    actions.take_back(post=post, author=request.user)
    messages.success(request, _("Taken back. Your text is kept: change it, or leave it."))
    if first:
        return redirect("boards:topic_create", board.slug)
    return redirect("boards:reply", board.slug, topic.pk, topic.slug)
