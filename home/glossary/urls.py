"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "glossary"
urlpatterns = [
    path("", views.glossary_index, name="index"),
    path(pgettext_lazy("url", "explanations/"), views.explanations_switch, name="switch"),
]
