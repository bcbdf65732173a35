"""Sending a draft to the tenants, and giving them more time."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.consultations import actions, permissions
from forums.consultations.actions.sending import problems_before_sending
from forums.consultations.forms import ExtendForm
from portal.core.drafts import login_keeping_input
from portal.core.saving import save

from .finding import find_managed


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consultation_send(request: HttpRequest, slug: str) -> HttpResponse:
    """A last look at what is missing, then send; afterwards nothing that was asked changes."""
    consultation = find_managed(request, slug)
    if not consultation.is_draft:
        return redirect(consultation)
    problems = problems_before_sending(consultation)
    if request.method == "POST":
        try:
            actions.send(consultation=consultation, actor=request.user)
        except ValidationError as fault:
            problems = fault.messages
        else:
            messages.success(request, _("The questions have been sent. All tenants get a notice."))
            return redirect(consultation)
    context = {
        "consultation": consultation,
        "problems": problems,
        "contribution": permissions.contribution(consultation),
        "count": consultation.questions.count(),
    }
    return render(request, "forums/consultations/send_form.html", context)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consultation_extend(request: HttpRequest, slug: str) -> HttpResponse:
    """A later end; everybody who is asked hears of it."""
    consultation = find_managed(request, slug)
    form = ExtendForm(request.POST or None)

    def act() -> None:
        actions.extend(
            consultation=consultation, actor=request.user, ends_at=form.cleaned_data["ends_at"]
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("Tenants have more time. They all get a notice."))
        return redirect(consultation)
    context = {
        "consultation": consultation,
        "form": form,
        "contribution": permissions.contribution(consultation),
    }
    return render(request, "forums/consultations/extend_form.html", context, status=status)
