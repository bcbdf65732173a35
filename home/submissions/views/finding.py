"""Finding a submission as this person may see it."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from ..models import Submission


def find_submission(request: HttpRequest, pk: int) -> Submission:
    """The submission with its page; 404 for who may not even know of it."""
    rows = Submission.objects.visible_to(request.user).select_related("page__locale", "author")
    found = rows.filter(pk=pk).first() if pk < 2**62 else None
    if found is None:
        raise Http404
    return found
