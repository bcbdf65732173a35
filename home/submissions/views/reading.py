"""What one writes, what waits for a reviewer, and where one of them stands."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from home.knowledge.sections import sections_of
from portal.notifications.things import find_things

from .. import actions
from ..files import files_of
from ..forms import (
    LAST_STEP,
    InvitationForm,
)
from ..inviting import open_invitations
from ..models import Submission
from ..permissions import (
    can_edit,
    can_review,
    can_throw_away,
    can_write,
    is_author,
    is_reviewer,
)
from ..story import REMARKED, chosen_words, completeness
from .finding import find_submission


@never_cache
@require_safe
@login_required
def submission_list(request: HttpRequest) -> HttpResponse:
    """What one writes, and for a reviewer what waits."""
    own = list(Submission.objects.written_by(request.user).select_related("page__locale")[:50])
    waiting = []
    if is_reviewer(request.user):
        rows = Submission.objects.waiting().exclude(pk__in=[row.pk for row in own])
        waiting = list(rows.select_related("page__locale", "author").order_by("submitted_at")[:50])
    context = {
        "own": own,
        "invitations": list(open_invitations(request.user)),
        "waiting": waiting,
        "is_reviewer": is_reviewer(request.user),
        "may_write": can_write(request.user),
    }
    return render(request, "home/submissions/list.html", context)


@never_cache
@require_safe
@login_required
def submission_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands: its state, what is missing, what was asked, who writes along."""
    submission = find_submission(request, pk)
    page = actions.current_page(submission)
    own = is_author(request.user, submission)
    context = {
        "submission": submission,
        "page": page,
        "sections": sections_of(page),
        "chosen": chosen_words(page),
        "language": page.locale.language_code,
        "completeness": completeness(page),
        "remarks": [
            (REMARKED.get(remark.section, _("About all of it")), remark)
            for remark in submission.remarks.select_related("author")
        ],
        "coauthors": list(submission.coauthors.all()) if own else [],
        "invitation_form": InvitationForm() if can_edit(request.user, submission) else None,
        "next_step": min(submission.step, LAST_STEP),
        "may_edit": can_edit(request.user, submission),
        "may_review": can_review(request.user, submission),
        "may_take_back": own and submission.is_waiting,
        "may_revise": own and submission.can_be_revised,
        "may_keep_published": own and submission.is_open and submission.page.live,
        "may_uninvite": submission.author_id == request.user.pk,
        "may_leave": own and submission.author_id != request.user.pk,
        "may_throw_away": can_throw_away(request.user, submission),
        "files": files_of(page),
        "origin": find_things(request.user, [submission.origin]).get(submission.origin),
    }
    return render(request, "home/submissions/detail.html", context)
