"""Asking, telling, answering, and changing one's own words."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.core.drafts import kept_input, login_keeping_input

from .. import actions
from ..finding import find_practice
from ..forms import AnswerForm, CommentForm
from ..models import Comment
from ..permissions import check_can_add, reads_comments


def _find(request: HttpRequest, key: UUID, pk: int) -> Comment:
    if pk > 2**62 or not reads_comments(request.user):
        raise Http404
    rows = Comment.objects.of(key).shown_to(request.user)
    return get_object_or_404(rows, pk=pk)


@never_cache
@require_http_methods(["GET", "POST"])
@login_keeping_input
def comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """A question or an experience; what is not right yet is shown again as it was typed."""
    page = find_practice(key)
    check_can_add(request.user)
    form = CommentForm(request.POST if request.method == "POST" else kept_input(request))
    return _write(request, page, form, None)


@never_cache
@require_http_methods(["GET", "POST"])
@login_keeping_input
def answer(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """An answer to what somebody asked or told."""
    page = find_practice(key)
    check_can_add(request.user)
    parent = _find(request, key, pk)
    form = AnswerForm(request.POST if request.method == "POST" else kept_input(request))
    return _write(request, page, form, parent)


def _write(request: HttpRequest, page, form, parent: Comment | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.comment(
                page=page,
                author=request.user,
                kind=form.cleaned_data.get("kind", Comment.Kind.ANSWER),
                text=form.cleaned_data["text"],
                language=get_language() or "nl",
                parent=parent,
            )
        except ValidationError as problem:
            form.add_error(None, " ".join(problem.messages))
        else:
            return redirect(row)
    context = {"page": page, "form": form, "parent": parent}
    return render(request, "home/experiences/write.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def comment_change(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Change one's own words, or take them away."""
    page, row = find_practice(key), _find(request, key, pk)
    if row.author_id != request.user.pk or not row.is_open:
        raise PermissionDenied(_("Only its author can change this."))
    form = AnswerForm(request.POST or None, initial={"text": row.text})
    if "delete" in request.POST:
        actions.delete_comment(comment=row, author=request.user)
        messages.success(request, _("It was taken away."))
        return redirect("experiences:colleagues", key=key)
    if request.method == "POST" and form.is_valid():
        row = actions.change_comment(comment=row, author=request.user, **form.cleaned_data)
        return redirect(row)
    context = {"page": page, "form": form, "parent": row.parent, "own": row}
    return render(request, "home/experiences/write.html", context)
