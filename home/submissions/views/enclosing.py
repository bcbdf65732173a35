"""Photos and documents of a practice that is being written."""

from __future__ import annotations

import mimetypes

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .. import actions
from ..actions.enclosing import is_in
from ..files import files_of
from ..forms import DocumentForm, PhotoForm
from ..permissions import check_can_edit
from .finding import find_submission

WIDTH = "width-960"


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
def submission_files(request: HttpRequest, pk: int) -> HttpResponse:
    """What is there already, and a form for one photo or one document at a time."""
    submission = find_submission(request, pk)
    check_can_edit(request.user, submission)
    told = {"submission": submission, "user": request.user}
    if block := request.POST.get("remove"):
        actions.remove_file(**told, block=block)
        messages.success(request, _("It was taken away."))
        return redirect("submissions:files", pk=pk)
    kind = request.POST.get("kind")
    sent = (request.POST, request.FILES)
    photo = PhotoForm(*(sent if kind == "photo" else ()), prefix="photo")
    document = DocumentForm(*(sent if kind == "document" else ()), prefix="document")
    form = {"photo": photo, "document": document}.get(kind)
    if form is not None and form.is_valid():
        action = actions.add_photo if kind == "photo" else actions.add_document
        try:
            action(**told, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error("upload", problem)
        else:
            messages.success(request, _("It is kept with your practice."))
            return redirect("submissions:files", pk=pk)
    context = {
        "submission": submission,
        "files": files_of(actions.current_page(submission)),
        "remarks": list(submission.remarks.filter(resolved_at=None, section="files")),
        "photo_form": photo,
        "document_form": document,
    }
    return render(request, "home/submissions/files.html", context)


@never_cache
@require_safe
@login_required
def submission_file(request: HttpRequest, pk: int, kind: str, key: int) -> HttpResponse:
    """A file of a practice, for its authors and reviewers; 404 for everybody else."""
    submission = find_submission(request, pk)
    if kind not in ("photo", "document") or key > 2**62:
        raise Http404
    if not is_in(actions.current_page(submission), kind, key):
        raise Http404
    model = get_image_model() if kind == "photo" else get_document_model()
    found = model.objects.filter(pk=key).first()
    if found is None:
        raise Http404
    # The picture that a page shows, never the original.
    file = found.get_rendition(WIDTH).file if kind == "photo" else found.file
    try:
        stream = file.storage.open(file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    name = file.name if kind == "photo" else found.filename
    response = FileResponse(
        stream,
        as_attachment=kind == "document",
        filename=name.rpartition("/")[2],
        content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
