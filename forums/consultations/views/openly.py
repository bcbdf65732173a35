"""Answering without code or account, changing an answer with its receipt, and pictures."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forums.consultations import actions, permissions
from forums.consultations.documents import documents_of
from forums.consultations.models import Consultation
from forums.consultations.pictures import file_of
from forums.consultations.reading import answers_of
from forums.consultations.sheet import Sheet
from portal.core.text import clean_text, markdown_to_html
from portal.moderation.limits import too_many

from .acting import act_on
from .finding import find_consultation

# A family shares a telephone, a hall shares an address; more than this is no household.
MOST_A_DAY = 30


def thank(request: HttpRequest, consultation: Consultation, secret: str) -> HttpResponse:
    """It counts. The receipt stands here once, and is kept nowhere."""
    context = {
        "consultation": consultation,
        "secret": secret,
        "contribution": permissions.contribution(consultation),
    }
    return render(request, "forums/consultations/sent.html", context)


def without_account(consultation: Consultation) -> dict[str, Any]:
    """What the page with the questions says itself to who may not find that of the consultation."""
    return {
        "by_code": True,
        "plain": markdown_to_html(consultation.plain),
        "documents": documents_of(consultation, by_code=True),
        "commitment": markdown_to_html(consultation.commitment),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def open_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """The poster leads here: all questions on one page, without code or account."""
    consultation = find_consultation(request, slug)
    if not consultation.allows_anyone:
        raise Http404
    sheet, refusal, status = Sheet.of(consultation), "", 200
    token = clean_text(request.POST.get("token", ""))[:40] or secrets.token_urlsafe(16)
    if request.method == "POST":
        sheet.read(request.POST)
        if not sheet.errors and too_many("open_answer", request, most=MOST_A_DAY):
            refusal, status = _("Too many answers came from here today. Try again tomorrow."), 429
        else:
            made, refusal, status = act_on(
                sheet,
                lambda: actions.respond_openly(
                    consultation=consultation, answers=sheet.answers, token=token
                ),
            )
            if made is not None:
                return thank(request, consultation, made.secret)
    elif problem := permissions.closed_problem(consultation):
        refusal, status = problem, 403
    context = {
        "consultation": consultation,
        "sheet": sheet,
        "refusal": refusal,
        "hidden": {"token": token},
        "submit": _("Send in my answers"),
        "openly": True,
        **without_account(consultation),
    }
    return render(request, "forums/consultations/sheet.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receipt_change(request: HttpRequest) -> HttpResponse:
    """Who kept the receipt of an anonymous answer changes that answer, until the end."""
    typed = clean_text(request.POST.get("receipt", ""))[:40]
    if request.method != "POST":
        return render(request, "forums/consultations/receipt.html", {"typed": "", "error": ""})
    response = actions.find_by_receipt(typed)
    problem = _("We do not know this receipt.")
    if response is not None:
        problem = permissions.closed_problem(response.consultation)
    if problem:
        context = {"typed": typed, "error": problem}
        return render(request, "forums/consultations/receipt.html", context, status=403)
    consultation, status, refusal = response.consultation, 200, ""
    sheet = Sheet.of(consultation)
    if request.POST.get("step") == "send":
        sheet.read(request.POST)
        changed, refusal, status = act_on(
            sheet, lambda: actions.change_by_receipt(typed=typed, answers=sheet.answers)
        )
        if changed is not None:
            return thank(request, consultation, typed)
    else:
        sheet.fill(answers_of(response))
    context = {
        "consultation": consultation,
        "sheet": sheet,
        "refusal": refusal,
        "hidden": {"receipt": typed, "step": "send"},
        "submit": _("Send in my changes"),
        **without_account(consultation),
    }
    return render(request, "forums/consultations/sheet.html", context, status=status)


@require_safe
def picture_send(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of an answer or a plan, for who got its signed address from a page."""
    kept = file_of(name[:300])
    if kept is None:
        raise Http404
    try:
        with kept.open() as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        raise Http404 from None
    response["Cache-Control"] = "private, max-age=3600"
    response["Content-Disposition"] = "inline"
    return response
