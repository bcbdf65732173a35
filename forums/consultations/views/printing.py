"""Paper: letters with codes, a poster for the hall, and the questions on a form."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.consultations import actions, permissions
from forums.consultations.concluding_forms import CodesForm
from forums.consultations.paper import form_pdf, letters_pdf, poster_pdf
from portal.core.drafts import login_keeping_input

from .finding import LARGEST, find_managed, find_with_drafts

LANGUAGES = ("nl", "fr")


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def codes_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Make letters with a code each: the codes are in the PDF and nowhere else."""
    consultation = find_managed(request, slug)
    form = CodesForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        try:
            _batch, codes = actions.make_codes(
                consultation=consultation,
                actor=request.user,
                count=form.cleaned_data["count"],
                label=form.cleaned_data["label"],
            )
        except ValidationError as fault:
            form.add_error(None, ValidationError([str(text) for text in fault.messages]))
        else:
            languages = LANGUAGES if chosen == "both" else (chosen,)
            letters = letters_pdf(consultation, codes, languages, request.build_absolute_uri)
            return _pdf(letters, f"{consultation.slug}-codes")
    context = {
        "consultation": consultation,
        "form": form,
        "batches": list(consultation.code_batches.all()),
        "used": consultation.voters.filter(code__isnull=False).count(),
    }
    return render(request, "forums/consultations/codes.html", context, status=status)


@login_keeping_input
@require_POST
def codes_revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Make the unused codes of a batch worthless."""
    consultation = find_managed(request, slug)
    if pk > LARGEST:
        raise Http404
    batch = get_object_or_404(consultation.code_batches, pk=pk)
    actions.revoke_codes(batch=batch, actor=request.user)
    messages.success(request, _("The codes of these letters are no longer valid."))
    return redirect("consultations:codes", slug=consultation.slug)


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted in LANGUAGES else str(request.LANGUAGE_CODE)[:2]


@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    """An A4 poster with the question and a code to scan, in one language."""
    consultation = find_with_drafts(request, slug)
    language = _language(request)
    content = poster_pdf(consultation, language, request.build_absolute_uri)
    return _pdf(content, f"{consultation.slug}-poster-{language}")


@require_safe
def paper_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions on paper, in one language."""
    consultation = find_with_drafts(request, slug)
    if not permissions.contribution(consultation):
        raise PermissionDenied(_("Say from when until when tenants can answer."))
    language = _language(request)
    content = form_pdf(consultation, language, request.build_absolute_uri)
    return _pdf(content, f"{consultation.slug}-form-{language}")
