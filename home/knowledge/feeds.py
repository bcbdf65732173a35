"""Articles as RSS, a feed a language, for all or for one theme."""

from __future__ import annotations

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from home.site.addresses import base_url
from portal.taxonomy.models import Theme

from .article_lists import latest_articles

ITEMS = 30


@require_safe
@cache_control(public=True, max_age=600)
def article_feed(request: HttpRequest) -> HttpResponse:
    """The newest articles of this language; 404 for a theme that is not there."""
    language = get_language() or "nl"
    code = request.GET.get("theme", "")
    theme = get_object_or_404(Theme, code=code, is_active=True) if code else None
    feed = Rss201rev2Feed(
        title=_("Articles: %(theme)s") % {"theme": theme.name} if theme else _("Articles"),
        link=f"{base_url()}/{language}/",
        description=_("Background, deontology and how-tos of social work in social housing."),
        language=language,
        feed_url=base_url() + request.get_full_path(),
    )
    for page in latest_articles(limit=ITEMS, theme=code):
        feed.add_item(
            title=page.title,
            link=base_url() + (page.url or ""),
            description=page.summary,
            pubdate=timezone.make_aware(datetime.combine(page.dated_on, time(9))),
            unique_id=str(page.translation_key),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml")
