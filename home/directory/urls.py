"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "directory"
urlpatterns = [
    path("", views.people, name="index"),
    path(pgettext_lazy("url", "my-entry/"), views.own_entry, name="own"),
    path(pgettext_lazy("url", "my-entry/delete/"), views.own_remove, name="remove"),
    path(
        pgettext_lazy("url", "organisations/<slug:code>/"), views.organisation, name="organisation"
    ),
]
