"""What a question finds as RSS: the newest that everybody may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language

from portal.accounts.audiences import EVERYBODY
from portal.core.text import plain_text

from .answering import find
from .asking import Asked

ITEMS = 30


def feed_of(
    request: HttpRequest, asked: Asked, *, title: str, page: str, description: str
) -> HttpResponse:
    """The newest things that everybody finds with these words and filters; `page` shows them."""
    language = get_language() or "nl"
    newest = Asked(asked.text, asked.filters, 1, "newest", ITEMS)
    results, _reduced = find(newest.query(language=language, audiences=EVERYBODY))
    feed = Rss201rev2Feed(
        title=title,
        link=request.build_absolute_uri(page),
        description=description,
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
