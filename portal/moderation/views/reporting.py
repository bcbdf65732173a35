"""Reporting in two taps: the link at the thing, then the reason."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.accounts.audiences import PUBLIC, audiences
from portal.moderation.actions import file_report
from portal.moderation.limits import too_many
from portal.moderation.models import ReportReason
from portal.moderation.models.reasons import OPEN_REASONS
from portal.moderation.subjects import Subject, find_subject

REPORTS_A_DAY = 20


def find_reportable(request: HttpRequest, kind: str, object_id: str) -> Subject:
    """The thing, if the reader may read it and it shows; else it does not exist."""
    subject = find_subject(kind, object_id)
    if subject is None or not subject.is_shown:
        raise Http404
    if subject.audience not in audiences(request.user):
        raise Http404
    return subject


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report_create(request: HttpRequest, kind: str, object_id: str) -> HttpResponse:
    """Ask why; with a reason, pass it on and say what happens now."""
    subject = find_reportable(request, kind, object_id)
    reporter = request.user if request.user.is_authenticated else None
    problem = ""
    # A field that people do not see; who fills it in is a machine, and is thanked all the same.
    if request.method == "POST" and not request.POST.get("website"):
        try:
            return _pass_on(request, subject, reporter)
        except PermissionDenied as refusal:
            problem = str(refusal)
    elif request.method == "POST":
        return redirect(subject.url)
    open_here = reporter or subject.audience == PUBLIC
    reasons = list(ReportReason) if reporter else list(OPEN_REASONS) if open_here else []
    context = {"subject": subject, "reasons": reasons, "problem": problem, "reporter": reporter}
    status = 403 if problem else 200
    return render(request, "portal/moderation/report.html", context, status=status)


def _pass_on(request: HttpRequest, subject: Subject, reporter) -> HttpResponse:
    if too_many("report", request, most=REPORTS_A_DAY):
        raise PermissionDenied(_("You reported a lot today. Call us if it is urgent."))
    reason = request.POST.get("reason", "")
    text = request.POST.get("text", "")
    file_report(subject=subject, reporter=reporter, reason=reason, text=text)
    if reason == ReportReason.DANGER:
        return redirect("moderation:help_now")
    messages.success(request, _("Thank you. A moderator looks at it, and you hear what they did."))
    return redirect(subject.url)
