"""A picture from a worker's phone."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.images import get_image_model

from portal.accounts.models import User
from portal.accounts.wagtail_rights import organisation_collection
from projects.activities.models import Activity
from projects.activities.permissions import check_can_edit


@transaction.atomic
def picture_activity(*, activity: Activity, by: User, file: Any, text: str) -> Activity:
    """Keep a picture among the organiser's files and show it; `text` says what it shows.

    Raises PermissionDenied for everybody but the organiser's editors.
    """
    check_can_edit(by, activity)
    image = get_image_model()(
        title=text[:255] or activity.title,
        file=file,
        uploaded_by_user=by,
        collection=organisation_collection(activity.organiser),
    )
    image.full_clean(exclude=["file_hash", "width", "height"])
    image.save()
    activity.picture, activity.picture_text = image, text
    activity.save(update_fields=["picture", "picture_text", "changed_at"])
    return activity
