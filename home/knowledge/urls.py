"""Addresses of this room beside its pages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from .feeds import article_feed

urlpatterns = [
    path(pgettext_lazy("url", "articles/rss.xml"), article_feed, name="article_feed"),
]
