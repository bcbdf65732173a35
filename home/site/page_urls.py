"""Wagtail's addresses with our own way of finding a page."""

from django.urls import path, re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_patterns

from .feeds import news_feed
from .serving import serve

urlpatterns = [
    path("rss.xml", news_feed, name="news_feed"),
    *[pattern for pattern in wagtail_patterns if pattern.name != "wagtail_serve"],
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
