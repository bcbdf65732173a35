"""Pictures that editors uploaded: their renditions, and only where their collection is open.

Originals are never sent: they may tell where a photograph was taken. Documents have a view of
their own, with the same question.
"""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.images import get_image_model
from wagtail.models import CollectionViewRestriction

MONTH = 30 * 24 * 3600
KINDS = frozenset({"image/gif", "image/jpeg", "image/png", "image/webp", "image/avif"})


@require_safe
def rendition(request: HttpRequest, path: str) -> HttpResponse:
    """The picture at `images/<path>`, or 404 when it is not for this reader."""
    name = f"images/{path}"
    kind = mimetypes.guess_type(name)[0]
    if kind not in KINDS or "\x00" in name or ".." in PurePosixPath(name).parts:
        raise Http404
    model = get_image_model().get_rendition_model()
    found = model.objects.filter(file=name).select_related("image__collection").first()
    if found is None:
        raise Http404
    restrictions = list(_restrictions(found.image.collection))
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
    try:
        response = FileResponse(default_storage.open(name), content_type=kind)
    except (FileNotFoundError, SuspiciousOperation) as error:
        raise Http404 from error
    cache = "private, no-store" if restrictions else f"public, max-age={MONTH}"
    response["Cache-Control"] = cache
    response["X-Content-Type-Options"] = "nosniff"
    response._csp_replace = {"sandbox": True}
    return response


def _restrictions(collection) -> list[CollectionViewRestriction]:
    """Those on the collection itself and on the ones above it."""
    step = collection.steplen
    above = [collection.path[:end] for end in range(step, len(collection.path) + 1, step)]
    return CollectionViewRestriction.objects.filter(collection__path__in=above)
