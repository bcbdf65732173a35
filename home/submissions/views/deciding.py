"""What authors decide about their practice: take it back, write it anew, throw it away."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .. import actions
from ..permissions import (
    is_author,
)
from .finding import find_submission


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def submission_throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away, after a question."""
    submission = find_submission(request, pk)
    if not is_author(request.user, submission):
        raise PermissionDenied
    if request.method == "POST":
        actions.throw_away(submission=submission, user=request.user)
        messages.success(request, _("The draft has been thrown away."))
        return redirect("submissions:index")
    return render(request, "home/submissions/throw_away.html", {"submission": submission})


@require_POST
@login_required
def submission_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it a draft again."""
    submission = find_submission(request, pk)
    if not is_author(request.user, submission):
        raise PermissionDenied
    actions.take_back(submission=submission, user=request.user)
    messages.success(request, _("It is a draft again. Only you see it."))
    return redirect(submission)


@require_POST
@login_required
def submission_revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of what is published, or give it up."""
    submission = find_submission(request, pk)
    if "stop" in request.POST:
        actions.keep_published(submission=submission, user=request.user)
        messages.success(request, _("The published text stays as it is."))
        return redirect(submission)
    actions.revise(submission=submission, user=request.user)
    return redirect("submissions:step", pk=pk, step=1)
