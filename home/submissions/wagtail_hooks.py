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
    proposed = isinstance(page, PracticePage) and not page.live
    if proposed and Submission.objects.filter(page_id=page.pk).exists():
        check_did_not_write(request.user, page)
