"""The admin keeps to the same rules: nobody publishes a practice of their own that waits, nor one
that its authors are still writing."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from home.knowledge.models import PracticePage

from .models import Submission
from .permissions import check_did_not_write


@hooks.register("before_publish_page")
def refuse_own_practice(request: HttpRequest, page: Page) -> None:
    """Raises PermissionDenied for an author of what waits, and for what was not sent in."""
    if not isinstance(page, PracticePage):
        return
    submission = Submission.objects.filter(page_id=page.pk).first()
    if submission and submission.is_open:
        raise PermissionDenied(_("The authors of this practice are still writing it."))
    if submission and not (page.live and submission.can_be_revised):
        check_did_not_write(request.user, page)


@hooks.register("before_bulk_action")
def refuse_many_at_once(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """The same when several are published together."""
    if action_type == "publish":
        for page in objects:
            refuse_own_practice(request, getattr(page, "specific", page))
