"""The sitemap: live public pages of both trees, each with its other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from wagtail.models import Page

from .addresses import base_url, page_address

MOST = 45_000  # the standard allows 50 000 addresses a file
# What a room adds: the address of one thing in each language.
Source = Callable[[], Iterable[dict[str, str]]]
_sources: list[Source] = []


def register_sitemap_source(source: Source) -> Source:
    """Let `source` add things: {language: path} each; usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def sitemap_xml() -> str:
    """The whole sitemap as text."""
    entries = [*_pages(), *(thing for source in _sources for thing in source())]
    body = "".join(_urls(versions) for versions in entries[:MOST])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{body}</urlset>\n'
    )


def _pages() -> list[dict[str, str]]:
    rows = Page.objects.live().public().filter(depth__gte=2).order_by("path")
    things: dict[str, dict[str, str]] = defaultdict(dict)
    for key, url_path in rows.values_list("translation_key", "url_path")[:MOST]:
        place = page_address(url_path)
        if place:
            things[str(key)][place.language] = place.path
    return list(things.values())


def _urls(versions: dict[str, str]) -> str:
    host = base_url()
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoteattr(host + path)}/>'
        for language, path in sorted(versions.items())
    )
    return "".join(
        f"<url><loc>{escape(host + path)}</loc>{links}</url>\n" for path in versions.values()
    )
