"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

urlpatterns = [
    path("", views.search_page, name="search"),
    path(pgettext_lazy("url", "suggestions/"), views.suggestions, name="search_suggestions"),
    path(pgettext_lazy("url", "saved/"), views.saved_searches, name="search_saved"),
    path(pgettext_lazy("url", "saved/keep/"), views.search_save, name="search_save"),
    path(pgettext_lazy("url", "saved/<int:pk>/remove/"), views.search_remove, name="search_remove"),
    path(pgettext_lazy("url", "opened/"), views.search_click, name="search_click"),
    path("rss.xml", views.search_feed, name="search_feed"),
]
