"""Addresses of this room beside its pages."""

from django.urls import path

from .feeds import article_feed

urlpatterns = [path("articles.rss", article_feed, name="article_feed")]
