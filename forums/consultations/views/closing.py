"""The message to who took part, the end of the file, and the answers that are awaited."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.consultations import actions, permissions
from forums.consultations.answer_clock import paces, waiting
from forums.consultations.concluding_forms import LapseForm, ReportForm
from forums.consultations.export import as_csv, as_json, as_xlsx, rows
from forums.consultations.models import Consultation
from forums.consultations.results import results_of
from forums.councils.form_parts import form_for
from portal.core.drafts import login_keeping_input
from portal.core.saving import save

from .finding import find_consultation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def report_create(request: HttpRequest, slug: str) -> HttpResponse:
    """One plain message to everybody who took part."""
    consultation = find_consultation(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.report_problem(request.user, consultation))
    form, kept = form_for(request, ReportForm, initial={})

    def act() -> None:
        actions.report(consultation=consultation, actor=request.user, text=form.texts()["report"])

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("Everybody who took part gets the message."))
        return redirect(consultation)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/report_form.html", context, status=status)


@login_keeping_input
@require_POST
def consultation_close(request: HttpRequest, slug: str) -> HttpResponse:
    """Close the file, once everybody was told."""
    consultation = find_consultation(request, slug)
    actions.close(consultation=consultation, actor=request.user)
    messages.success(request, _("The file is closed."))
    return redirect(consultation)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def consultation_lapse(request: HttpRequest, slug: str) -> HttpResponse:
    """End it without an answer, with the reason."""
    consultation = find_consultation(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.lapse_problem(request.user, consultation))
    form, kept = form_for(request, LapseForm, initial={})

    def act() -> None:
        actions.lapse(
            consultation=consultation, actor=request.user, reason=form.texts()["lapse_reason"]
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("Everybody who was asked gets a notice."))
        return redirect(consultation)
    context = {"consultation": consultation, "form": form, "kept": kept}
    return render(request, "forums/consultations/lapse_form.html", context, status=status)


@login_keeping_input
@require_POST
def consultation_hand_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on with the council that is in office now, or without one."""
    consultation = find_consultation(request, slug)
    actions.hand_over(consultation=consultation, actor=request.user)
    messages.success(request, _("Everybody who was asked gets a notice."))
    return redirect(consultation)


@login_keeping_input
@require_safe
@never_cache
def answers_due(request: HttpRequest) -> HttpResponse:
    """For the regulator: answers that are awaited, the late ones first, and each company's pace."""
    if not permissions.oversees(request.user):
        raise Http404
    visible = Consultation.objects.visible_to(request.user)
    context = {"waiting": waiting(visible), "paces": paces(visible)}
    return render(request, "forums/consultations/due.html", context)


@require_safe
def result_export(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The results as CSV, XLSX or JSON, for who sees them on the page."""
    consultation = find_consultation(request, slug)
    results = results_of(consultation)
    if results is None:
        raise Http404
    with_texts = permissions.can_read_texts(request.user, consultation)
    found = rows(consultation, results, with_texts=with_texts)
    name = f"{consultation.slug}.{form}"
    if form == "xlsx":
        return FileResponse(as_xlsx(found), content_type=XLSX, as_attachment=True, filename=name)
    if form == "json":
        response = StreamingHttpResponse(as_json(found), content_type="application/json")
    else:
        response = StreamingHttpResponse(as_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
