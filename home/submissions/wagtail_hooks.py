"""The admin keeps to the same rule: nobody publishes a practice of their own that waits."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from home.knowledge.models import PracticePage

from .models import Submission
from .permissions import check_did_not_write


@hooks.register("before_publish_page")
def refuse_own_practice(request: HttpRequest, page: Page) -> None:
    """Raises PermissionDenied when an author publishes what was sent in on the site."""
    if not isinstance(page, PracticePage):
        return
    submission = Submission.objects.filter(page_id=page.pk).first()
    if submission and not (page.live and submission.can_be_revised):
        check_did_not_write(request.user, page)
