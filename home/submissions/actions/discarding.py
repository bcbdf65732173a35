"""Throwing away what was never published."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from home.knowledge.models import PracticePage
from portal.accounts.models import User

from .. import files, permissions
from ..models import Submission
from .writing import locked


@transaction.atomic
def throw_away(*, submission: Submission, user: User) -> None:
    """Delete a draft with all its versions and the files that were handed in for it.

    Raises PermissionDenied for others than the author, while it is judged, and once it was
    published: readers may have quoted it.
    """
    submission = locked(submission)
    if not permissions.can_throw_away(user, submission):
        raise PermissionDenied(_("Only who began it throws it away, before it was published."))
    page = submission.page
    photos, documents = _files_of(page)
    # Wagtail's own rights say nothing of who writes on the site; ours were asked above.
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    waiting = {"collection__name": files.WAITING}
    for model, keys in ((get_image_model(), photos), (get_document_model(), documents)):
        for row in model.objects.filter(pk__in=keys, **waiting):
            # An editor may have put it on another page.
            if not row.get_usage().count():
                row.delete()


def _files_of(page: PracticePage) -> tuple[set[int], set[int]]:
    """Keys of the photos and documents of all versions."""
    photos: set[int] = set()
    documents: set[int] = set()
    for revision in page.revisions.all():
        version = revision.as_object()
        photos.update(files.photo_keys(version))
        documents.update(files.document_keys(version))
    return photos, documents
