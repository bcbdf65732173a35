"""A question as RSS: what is new, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.accounts.audiences import EVERYBODY
from portal.core.text import plain_text

from ..answering import find
from ..asking import Asked

ITEMS = 30


@require_safe
@cache_control(public=True, max_age=600)
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest that everybody may read, for the same words and filters as the page."""
    asked = Asked.from_address(request.GET)
    language = get_language() or "nl"
    newest = Asked(asked.text, asked.filters, 1, "newest", ITEMS)
    results, _reduced = find(newest.query(language=language, audiences=EVERYBODY))
    page = f"{reverse('search')}{asked.address()}"
    feed = Rss201rev2Feed(
        title=_("Search: %(words)s") % {"words": asked.text} if asked.text else _("Search"),
        link=request.build_absolute_uri(page),
        description=_("What is new on the portal for this search."),
        language=language,
        feed_url=request.build_absolute_uri(),
    )
    for hit in results.hits:
        feed.add_item(
            title=hit.title,
            link=request.build_absolute_uri(hit.url),
            description=plain_text(hit.snippet_html),
            pubdate=hit.published_at,
            unique_id=hit.key,
            unique_id_is_permalink=False,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml")
