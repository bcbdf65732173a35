"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "elections"
urlpatterns = [
    path("", views.election_list, name="index"),
    path(pgettext_lazy("url", "new/"), views.election_create, name="create"),
    path("<slug:slug>/", views.election_detail, name="election"),
    path(pgettext_lazy("url", "<slug:slug>/edit/"), views.election_edit, name="edit"),
    path(pgettext_lazy("url", "<slug:slug>/call/"), views.election_call, name="call"),
    path(pgettext_lazy("url", "<slug:slug>/step/"), views.election_act, name="act"),
    path(pgettext_lazy("url", "<slug:slug>/cancel/"), views.election_cancel, name="cancel"),
    path(pgettext_lazy("url", "<slug:slug>/again/"), views.election_repeat, name="repeat"),
    path(pgettext_lazy("url", "<slug:slug>/places/new/"), views.place_create, name="place_create"),
    path(
        pgettext_lazy("url", "<slug:slug>/places/<int:pk>/delete/"),
        views.place_delete,
        name="place_delete",
    ),
    path(pgettext_lazy("url", "<slug:slug>/stand/"), views.candidacy_edit, name="stand"),
    path(pgettext_lazy("url", "<slug:slug>/paper/"), views.paper_create, name="paper"),
    path(
        pgettext_lazy("url", "<slug:slug>/candidates/<int:pk>/withdraw/"),
        views.candidacy_withdraw,
        name="withdraw",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/candidates/<int:pk>/conditions/"),
        views.candidacy_check,
        name="check",
    ),
    path(pgettext_lazy("url", "<slug:slug>/count/"), views.count_edit, name="count"),
    path(pgettext_lazy("url", "<slug:slug>/appeal/"), views.appeal_create, name="appeal"),
    path(
        pgettext_lazy("url", "<slug:slug>/appeal/<int:pk>/"),
        views.appeal_decide,
        name="appeal_decide",
    ),
]
