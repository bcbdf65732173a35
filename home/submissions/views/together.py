"""Writing with others."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .. import actions
from ..forms import InvitationForm
from ..models import CoAuthor
from ..permissions import can_write
from .finding import find_submission


@require_POST
@login_required
def invitation_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody to write along."""
    submission = find_submission(request, pk)
    form = InvitationForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This is no e-mail address."))
        return redirect(submission)
    try:
        actions.invite(submission=submission, user=request.user, email=form.cleaned_data["email"])
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, _("The invitation is on its way."))
    return redirect(submission)


@require_POST
@login_required
def invitation_end(request: HttpRequest, pk: int, invitation: int) -> HttpResponse:
    """No longer write together."""
    submission = find_submission(request, pk)
    if invitation < 2**62:
        actions.uninvite(submission=submission, user=request.user, pk=invitation)
    messages.success(request, _("This person no longer writes along."))
    return redirect("submissions:index")


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Answer an invitation: the link alone changes nothing, the button does."""
    token = token.replace("\x00", "")
    rows = CoAuthor.objects.select_related("submission__page", "submission__author")
    invitation = get_object_or_404(rows, token=token)
    if request.method == "POST":
        submission = actions.accept(invitation=invitation, user=request.user)
        messages.success(request, _("You write along."))
        return redirect(submission)
    if invitation.user_id not in (None, request.user.pk):
        raise PermissionDenied(_("Somebody else has answered this invitation."))
    context = {
        "invitation": invitation,
        "title": invitation.submission.page.draft_title,
        "author": invitation.submission.author,
        "may_write": can_write(request.user),
    }
    return render(request, "home/submissions/invitation.html", context)
