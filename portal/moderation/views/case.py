"""One case: what it is about, what happened, and deciding it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.core.text import markdown_to_html
from portal.moderation import actions
from portal.moderation.forms import JudgementForm
from portal.moderation.models import CannedText, Case, Sanction
from portal.moderation.permissions import can_judge, cases_of
from portal.moderation.queue import lines_of
from portal.moderation.subjects import find_subject

from .queue import check_is_moderator

LARGEST = 2**63 - 1


def find_case(request: HttpRequest, pk: int) -> Case:
    """The case, for a moderator of its scope."""
    check_is_moderator(request)
    if pk > LARGEST:
        raise Http404
    return get_object_or_404(cases_of(request.user).select_related("author", "organisation"), pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def case_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about a case, and the form to decide it."""
    case = find_case(request, pk)
    form = JudgementForm(request.POST or None, initial=_start(request, case))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(case=case, moderator=request.user, judgement=form.judgement())
        except PermissionDenied as refusal:
            form.add_error(None, str(refusal))
            status = 403
        except ValidationError as problem:
            form.add_error("statement", problem.messages)
        else:
            messages.success(request, _("Decided. The author and who reported it are told."))
            return redirect("moderation:queue")
    return render(
        request, "portal/moderation/case.html", _context(request, case, form), status=status
    )


def _start(request: HttpRequest, case: Case) -> dict[str, object]:
    """A ready-made text, in the language of the author, when one is chosen."""
    chosen = request.GET.get("text", "")
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 9):
        return {}
    canned = CannedText.objects.filter(pk=int(chosen)).first()
    if canned is None:
        return {}
    language = case.author.language if case.author else "nl"
    return {"statement": canned.in_language(language), "rule": canned.rule_id}


def _context(request: HttpRequest, case: Case, form: JudgementForm) -> dict[str, object]:
    subject = find_subject(case.kind, case.object_id)
    decisions = case.decisions.select_related("rule", "decided_by", "sanction", "appeal")
    return {
        "case": case,
        "subject": subject,
        "removed": markdown_to_html(case.kept_text) if case.kept_text else "",
        "reports": list(case.reports.all()),
        "decisions": list(decisions),
        "lines": lines_of(case),
        "before": _history_of(case),
        "texts": list(CannedText.objects.all()),
        "judges": can_judge(request.user, case) and case.is_waiting,
        "me": request.user.pk,
        "form": form,
    }


def _history_of(case: Case) -> list[Sanction]:
    """What followed for this author before, where this case is: a clean history shows too."""
    if case.author_id is None:
        return []
    return list(Sanction.objects.filter(user=case.author_id).order_by("-pk")[:10])


def _act(request: HttpRequest, pk: int, action: Callable) -> HttpResponse:
    case = find_case(request, pk)
    try:
        action(case=case, moderator=request.user)
    except PermissionDenied as refusal:
        messages.warning(request, str(refusal))
    return redirect(case)


@login_required
@require_POST
def case_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it."""
    return _act(request, pk, actions.claim)


@login_required
@require_POST
def case_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it back."""
    return _act(request, pk, actions.release)


@login_required
@require_POST
def case_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave it to others, because one knows the people."""
    return _act(request, pk, actions.leave_to_others)


@login_required
@require_POST
def sanction_lift(request: HttpRequest, pk: int) -> HttpResponse:
    """End a pause or a ban before its time."""
    if pk > LARGEST:
        raise Http404
    sanction = get_object_or_404(Sanction, pk=pk, decision__case__in=cases_of(request.user))
    actions.lift_sanction(sanction=sanction, moderator=request.user)
    messages.success(request, _("Lifted."))
    return redirect(sanction.decision.case)
