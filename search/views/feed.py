"""A question as RSS: what is new, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from ..asking import Asked
from ..feeds import feed_of


@require_safe
@cache_control(public=True, max_age=600)
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest that everybody may read, for the same words and filters as the page."""
    asked = Asked.from_address(request.GET)
    return feed_of(
        request,
        asked,
        title=_("Search: %(words)s") % {"words": asked.text} if asked.text else _("Search"),
        page=f"{reverse('search')}{asked.address()}",
        description=_("What is new on the portal for this search."),
    )
