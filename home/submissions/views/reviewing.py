"""Reviewing: read, say something at each part, approve or ask for changes, compare versions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup
from wagtail.models import Revision, TaskState

from home.knowledge.exchange.texts import text_to_html
from portal.core.drafts import kept_input, login_keeping_input

from .. import actions
from ..comparing import differences
from ..files import files_of
from ..forms import RemarksForm
from ..models import Submission
from ..permissions import check_can_review
from ..story import SECTIONS, chosen_words, completeness, text_of
from .finding import find_submission

MOST_VERSIONS = 50


@never_cache
@require_http_methods(["GET", "POST"])
@login_keeping_input
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The practice part by part, with room for a remark at each."""
    submission = find_submission(request, pk)
    check_can_review(request.user, submission)
    earlier = list(submission.remarks.filter(resolved_at=None).select_related("author"))
    if request.method == "GET":
        form = RemarksForm(kept_input(request), earlier=earlier)
        return _page(request, submission, form)
    form = RemarksForm(request.POST, earlier=earlier)
    if "approve" in request.POST:
        actions.approve(submission=submission, reviewer=request.user)
        messages.success(request, _("Approved and published."))
        return redirect(submission)
    if "take_up" in request.POST:
        actions.take_up(submission=submission, reviewer=request.user)
        return redirect("submissions:review", pk=pk)
    if form.is_valid():
        try:
            actions.ask_for_changes(
                submission=submission,
                reviewer=request.user,
                remarks=form.remarks(),
                settled=form.settled(),
            )
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            messages.success(request, _("The authors were told what to change."))
            return redirect(submission)
    return _page(request, submission, form)


def _page(request: HttpRequest, submission: Submission, form: RemarksForm) -> HttpResponse:
    page = actions.current_page(submission)
    context = {
        "submission": submission,
        "page": page,
        "form": form,
        "parts": [
            # Typed text in, escaped paragraphs out.
            (form[name], title, Markup(text_to_html(text_of(page, name))))  # noqa: S704
            for name, title in SECTIONS.items()
        ],
        "earlier": form.still_open(),
        "chosen": chosen_words(page),
        "files": files_of(page),
        "language": page.locale.language_code,
        "completeness": completeness(page),
        "is_taken_up": submission.state == submission.State.IN_REVIEW,
    }
    return render(request, "home/submissions/review.html", context)


@never_cache
@require_safe
@login_required
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """What was kept when, and the difference of two of them."""
    submission = find_submission(request, pk)
    rows = submission.page.revisions.select_related("user").order_by("-created_at", "-pk")
    kept = list(rows[:MOST_VERSIONS])
    by_key = {str(row.pk): row for row in kept}
    new = by_key.get(request.GET.get("new", "")) or (kept[0] if kept else None)
    marks = _marks(submission, kept)
    old = by_key.get(request.GET.get("old", "")) or _before(kept, new, marks)
    context = {
        "submission": submission,
        "kept": [(row, marks.get(row.pk, "")) for row in kept],
        "new": new,
        "old": old,
        "differences": differences(old.as_object(), new.as_object()) if old and new else [],
        "language": submission.page.locale.language_code,
    }
    return render(request, "home/submissions/versions.html", context)


def _marks(submission: Submission, kept: list[Revision]) -> dict[int, str]:
    """What became of a version, by its key: sent in, or what readers have now."""
    tried = TaskState.objects.filter(revision__in=[row.pk for row in kept])
    marks = dict.fromkeys(tried.values_list("revision_id", flat=True), _("sent in"))
    if submission.page.live_revision_id:
        marks[submission.page.live_revision_id] = _("published")
    return marks


def _before(kept: list[Revision], new: Revision | None, marks: dict[int, str]) -> Revision | None:
    """The last version that somebody else has read, else the one before."""
    older = [row for row in kept if new and row.pk < new.pk]
    read = [row for row in older if row.pk in marks]
    return next(iter(read or older), None)
