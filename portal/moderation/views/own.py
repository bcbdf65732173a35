"""What was decided about one's own words, and about what one reported."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.text import markdown_to_html
from portal.moderation import actions
from portal.moderation.forms import AppealForm
from portal.moderation.models import Decision, Report
from portal.moderation.permissions import can_appeal
from portal.moderation.subjects import find_subject

LARGEST = 2**63 - 1


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def decision_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The reasons, for the author alone, and the form to object."""
    if pk > LARGEST:
        raise Http404
    mine = Decision.objects.filter(case__author=request.user)
    decision = get_object_or_404(mine.select_related("case", "rule", "appeal", "sanction"), pk=pk)
    form = AppealForm(request.POST or None)
    if form.is_valid():
        try:
            actions.appeal(decision=decision, author=request.user, **form.cleaned_data)
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Another moderator looks at it. You get a notice."))
            return redirect(decision)
    subject = find_subject(decision.case.kind, decision.case.object_id)
    context = {
        "decision": decision,
        "case": decision.case,
        "subject": subject,
        "said": markdown_to_html(decision.case.kept_text) if decision.case.kept_text else "",
        "can_appeal": can_appeal(request.user, decision),
        "form": form,
    }
    return render(request, "portal/moderation/decision.html", context)


@login_required
@require_safe
def reported(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of one's own report."""
    if pk > LARGEST:
        raise Http404
    mine = Report.objects.filter(reporter=request.user).select_related("case")
    report = get_object_or_404(mine, pk=pk)
    first = report.case.decisions.filter(decided_at__gte=report.created_at).first()
    context = {"report": report, "case": report.case, "decision": first}
    return render(request, "portal/moderation/reported.html", context)
