"""Plans and documents: adding and taking away, and sending them to who may read."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.consultations import actions, permissions
from forums.consultations.documents import documents_of, opens
from forums.consultations.forms import DocumentForm
from forums.consultations.models import Consultation, Document
from forums.councils.form_parts import form_for
from portal.core.drafts import login_keeping_input
from portal.core.kept_files import send_file
from portal.core.saving import save

from .finding import LARGEST, find_managed, find_with_drafts


def _find(consultation: Consultation, pk: int) -> Document:
    document = get_object_or_404(consultation.documents, pk=min(pk, LARGEST))
    document.consultation = consultation
    return document


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def documents_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Those that there are, and one more."""
    consultation = find_managed(request, slug)
    if request.method != "POST":
        permissions.refuse(permissions.documents_problem(request.user, consultation))
    form, kept = form_for(request, DocumentForm, initial={})

    def act() -> None:
        actions.add_document(
            consultation=consultation,
            actor=request.user,
            title=form.texts()["title"],
            language=form.cleaned_data["language"],
            upload=form.cleaned_data["upload"],
        )

    worked, status = save(form, act) if request.method == "POST" else (False, 200)
    if worked:
        messages.success(request, _("The document is added."))
        return redirect("consultations:documents", slug=consultation.slug)
    context = {
        "consultation": consultation,
        "documents": documents_of(consultation),
        "form": form,
        "kept": kept,
    }
    return render(request, "forums/consultations/documents_form.html", context, status=status)


@login_keeping_input
@require_POST
def document_delete(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take one away from a draft."""
    consultation = find_managed(request, slug)
    try:
        actions.delete_document(document=_find(consultation, pk), actor=request.user)
    except PermissionDenied as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The document has been taken away."))
    return redirect("consultations:documents", slug=consultation.slug)


@require_safe
def document_send(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """To who may read the consultation, or opened its questions with a code."""
    if opens(request.GET.get("key", "")[:300], pk):
        consultation = get_object_or_404(Consultation, slug=slug)
    else:
        consultation = find_with_drafts(request, slug)
    document = _find(consultation, pk)
    return send_file(document.file, document.name)
