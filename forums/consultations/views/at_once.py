"""All questions on one page: anonymous answers, answers with a code, and those of somebody else."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.boards.forms import is_writer, writer_mark
from forums.consultations import actions, permissions
from forums.consultations.codes import digest_of
from forums.consultations.models import Code, Consultation, Response
from forums.consultations.reading import answers_of
from forums.consultations.sheet import Sheet
from portal.core.drafts import kept_input, login_keeping_input
from portal.core.text import clean_text

from .acting import act_on
from .finding import find_consultation
from .openly import thank, without_account


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer_at_once(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer all questions on one page; nothing is kept before it is sent in."""
    consultation = find_consultation(request, slug)
    sheet, refusal, status, kept = Sheet.of(consultation), "", 200, False
    if request.method == "POST":
        sheet.read(request.POST)
        made, refusal, status = act_on(
            sheet,
            lambda: actions.respond(
                consultation=consultation, user=request.user, answers=sheet.answers
            ),
        )
        if made is not None and made.secret:
            return thank(request, consultation, made.secret)
        if made is not None:
            return redirect("consultations:thanks", slug=consultation.slug)
    else:
        if permissions.answering_problem(request.user, consultation):
            return redirect(consultation)
        typed = kept_input(request)
        kept = typed is not None and is_writer(typed.get("writer", ""), request.user)
        sent = Response.objects.filter(consultation=consultation, user=request.user).first()
        if kept:
            sheet.read(typed)
        elif sent is not None:
            sheet.fill(answers_of(sent))
    context = {
        "consultation": consultation,
        "sheet": sheet,
        "refusal": refusal,
        "kept": kept,
        "hidden": {"writer": writer_mark(request.user)},
        "submit": _("Send in my answers"),
    }
    return render(request, "forums/consultations/sheet.html", context, status=status)


def _of_code(typed: str) -> Consultation | None:
    digest = digest_of(typed)
    code = Code.objects.valid().filter(digest=digest).first() if digest else None
    rows = Consultation.objects.sent().select_related("company").prefetch_related("phases")
    return rows.filter(pk=code.batch.consultation_id).first() if code else None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code_answer(request: HttpRequest) -> HttpResponse:
    """Without an account: the code of a letter, all questions on one page, and it is done."""
    if request.method != "POST":
        typed = clean_text(request.GET.get("code", ""))[:40]
        return render(request, "forums/consultations/code.html", {"typed": typed, "error": ""})
    typed = clean_text(request.POST.get("code", ""))[:40]
    consultation = _of_code(typed)
    error = _("We do not know this code, or it is no longer valid.")
    if consultation is not None:
        try:
            actions.check_code(consultation=consultation, typed=typed)
        except actions.UsedCode as refusal:
            error = str(refusal)
            if request.POST.get("step") == "send":
                return render(request, "forums/consultations/used_code.html", status=403)
        except PermissionDenied as refusal:
            if request.POST.get("step") == "send":
                return _code_sheet(request, consultation, typed, str(refusal))
            error = str(refusal)
        else:
            return _code_sheet(request, consultation, typed)
    context = {"typed": typed, "error": error}
    return render(request, "forums/consultations/code.html", context, status=403)


def _code_sheet(
    request: HttpRequest, consultation: Consultation, typed: str, refusal: str = ""
) -> HttpResponse:
    sheet, status = Sheet.of(consultation), 403 if refusal else 200
    if request.POST.get("step") == "send":
        sheet.read(request.POST)
        if not refusal:
            made, refusal, status = act_on(
                sheet,
                lambda: actions.respond_with_code(
                    consultation=consultation, typed=typed, answers=sheet.answers
                ),
            )
            if made is not None:
                return thank(request, consultation, made.secret)
    context = {
        "consultation": consultation,
        "sheet": sheet,
        "refusal": refusal,
        "hidden": {"code": typed, "step": "send"},
        "submit": _("Send in my answers"),
        **without_account(consultation),
    }
    return render(request, "forums/consultations/sheet.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def helped_entry(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter what somebody else answered; afterwards nobody reads it here again."""
    consultation = find_consultation(request, slug)
    if not permissions.can_enter_for_others(request.user, consultation):
        raise Http404
    sheet, refusal, status = Sheet.of(consultation), "", 200
    way = request.POST.get("way", "")
    code = clean_text(request.POST.get("code", ""))[:40]
    token = request.POST.get("token", "")[:40] or secrets.token_urlsafe(16)
    if request.method == "POST":
        sheet.read(request.POST)
        made, refusal, status = act_on(
            sheet,
            lambda: actions.respond_for(
                consultation=consultation,
                helper=request.user,
                answers=sheet.answers,
                way=way,
                code=code,
                token=clean_text(token),
            ),
        )
        if made is not None:
            messages.success(request, _("The answers are entered. You can enter the next ones."))
            return redirect("consultations:helped", slug=consultation.slug)
    else:
        permissions.refuse(permissions.closed_problem(consultation))
    context = {
        "consultation": consultation,
        "sheet": sheet,
        "refusal": refusal,
        "hidden": {"token": clean_text(token)},
        "submit": _("Enter these answers"),
        "helped": True,
        "way": way,
        "code": code,
        "entered": consultation.helped_entries.filter(helper=request.user).count(),
    }
    return render(request, "forums/consultations/sheet.html", context, status=status)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code_claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Who answered with a code lets that be the voice of their account."""
    consultation = find_consultation(request, slug)
    typed, error, status = clean_text(request.POST.get("code", ""))[:40], "", 200
    if request.method == "POST":
        try:
            actions.claim_code(consultation=consultation, user=request.user, typed=typed)
        except PermissionDenied as refusal:
            error, status = str(refusal), 403
        else:
            messages.success(request, _("Your code now belongs to your account."))
            return redirect(consultation)
    context = {"consultation": consultation, "typed": typed, "error": error}
    return render(request, "forums/consultations/claim.html", context, status=status)
