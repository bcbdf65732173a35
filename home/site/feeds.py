"""News as RSS, a feed a language."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from portal.core.template_functions import template_functions

from .addresses import base_url
from .menus import frame

ITEMS = 30


@require_safe
@cache_control(public=True, max_age=600)
def news_feed(request: HttpRequest) -> HttpResponse:
    """The newest news of this language."""
    language = get_language() or "nl"
    name = frame(language).texts.name
    feed = Rss201rev2Feed(
        title=_("News of %(site)s") % {"site": name},
        link=f"{base_url()}/{language}/",
        description=frame(language).texts.tagline,
        language=language,
        feed_url=f"{base_url()}{request.path}",
    )
    latest = template_functions().get("latest_news")
    for item in latest(limit=ITEMS) if latest else []:
        feed.add_item(
            title=item.title,
            link=base_url() + item.url,
            description=item.summary,
            pubdate=item.published_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml")
