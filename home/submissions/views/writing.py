"""Writing a practice: begin, a step at a time, look, send."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.models import Page

from home.editing.same_title import MOST, pages_called_the_same
from home.knowledge.sections import sections_of
from portal.core.drafts import kept_input, login_keeping_input
from portal.notifications.things import find_things

from .. import actions
from ..files import files_of
from ..forms import (
    CHOOSING_STEP,
    LAST_STEP,
    STEPS,
    PrivacyForm,
    StartForm,
    initial_of,
    step_of,
    this_year,
)
from ..models import Submission
from ..origins import beginning_of
from ..overwriting import refuse_overwriting, version_seen
from ..permissions import (
    check_can_edit,
    check_can_write,
    is_author,
)
from ..story import REMARKED, REQUIRED, SECTIONS, chosen_words, completeness, missing
from .finding import find_submission


@never_cache
@require_http_methods(["GET", "POST"])
@login_keeping_input
def submission_create(request: HttpRequest) -> HttpResponse:
    """The first step of a new practice."""
    check_can_write(request.user)
    start = {"language": get_language() or "nl", "phase": "running", "year": this_year()}
    origin = _origin(request)
    if begun := beginning_of(request.user, origin):
        start |= asdict(begun)
    if request.method == "POST":
        form = StartForm(request.POST)
    else:
        form = StartForm(kept_input(request) or None, initial=start)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        submission = actions.start_submission(
            author=request.user,
            language=values.pop("language"),
            title=values.pop("title"),
            values=values,
            origin=origin,
        )
        return redirect("submissions:step", pk=submission.pk, step=2)
    return _step_page(request, form, 1, None, origin=origin)


def _origin(request: HttpRequest) -> str:
    """What it grows out of, if this person may see that."""
    named = (request.POST.get("from") or request.GET.get("from", ""))[:80].replace("\x00", "")
    return named if named and find_things(request.user, [named]) else ""


@never_cache
@require_http_methods(["GET", "POST"])
@login_keeping_input
def submission_step(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """A step of a practice that was begun; kept each time that somebody goes on."""
    submission = find_submission(request, pk)
    types_here = request.method == "POST" and is_author(request.user, submission)
    if not (types_here and step in STEPS):
        check_can_edit(request.user, submission)
    if step == LAST_STEP:
        return _last_page(request, submission, PrivacyForm())
    if step not in STEPS:
        raise Http404
    kind, newest = STEPS[step][1], actions.current_page(submission)
    if request.method == "GET":
        form = kind(kept_input(request) or None, initial=initial_of(kind, newest))
        return _step_page(request, form, step, submission)
    seen = version_seen(submission, request.POST.get("seen", ""), newest)
    form = kind(request.POST, initial=initial_of(kind, seen))
    if form.is_valid():
        refuse_overwriting(form, newest)
    if not submission.is_open:
        # An author of it, who was still typing: the words stay on the page.
        form.add_error(None, _("This practice was sent in. Take it back to change it."))
        return _step_page(request, form, step, submission, status=403)
    if form.errors:
        return _step_page(request, form, step, submission)
    actions.save_step(
        submission=submission, user=request.user, step=step + 1, values=form.changed_values()
    )
    if "later" in request.POST:
        messages.success(request, _("Kept. You can go on later, also on your phone."))
        return redirect(submission)
    return redirect("submissions:step", pk=pk, step=step + 1)


def _step_page(
    request: HttpRequest,
    form: Any,
    step: int,
    submission: Submission | None,
    *,
    origin: str = "",
    status: int = 200,
) -> HttpResponse:
    remarks = {}
    if submission:
        here = {*form.fields, *(["chosen"] if step == CHOOSING_STEP else [])}
        for remark in submission.remarks.filter(resolved_at=None, section__in=here):
            remarks.setdefault(remark.section, []).append(remark.text)
    context = {
        "form": form,
        "step": step,
        "last_step": LAST_STEP,
        "step_title": STEPS[step][0],
        "steps": {number: title for number, (title, _form) in STEPS.items()},
        "origin": origin,
        "submission": submission,
        # What the next answer is compared with; asked anew, since it may have changed just now.
        "seen": _newest_version(submission) if submission else "",
        "remarks": [(REMARKED[name], texts) for name, texts in remarks.items()],
    }
    return render(request, "home/submissions/step.html", context, status=status)


def _newest_version(submission: Submission) -> int | None:
    return Page.objects.values_list("latest_revision", flat=True).get(pk=submission.page_id)


def _last_page(
    request: HttpRequest, submission: Submission, form: PrivacyForm, problem: str = ""
) -> HttpResponse:
    page = actions.current_page(submission)
    context = {
        "submission": submission,
        "form": form,
        "page": page,
        "sections": sections_of(page),
        "language": page.locale.language_code,
        "completeness": completeness(page),
        "files": files_of(page),
        "chosen": chosen_words(page),
        "missing": [(SECTIONS[name], step_of(name)) for name in missing(page, REQUIRED)],
        # What others are still writing is nobody's business.
        "namesakes": pages_called_the_same(page).live().public()[:MOST],
        "problem": problem,
        "step": LAST_STEP,
        "last_step": LAST_STEP,
    }
    return render(request, "home/submissions/send.html", context)


@never_cache
@require_POST
@login_required
def submission_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it in."""
    submission = find_submission(request, pk)
    check_can_edit(request.user, submission)
    form = PrivacyForm(request.POST)
    if not form.is_valid():
        return _last_page(request, submission, form)
    try:
        actions.submit(submission=submission, user=request.user, privacy=True)
    except ValidationError as problem:
        return _last_page(request, submission, form, " ".join(problem.messages))
    messages.success(request, _("Sent in. You hear from us when somebody has read it."))
    return redirect(submission)
