"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "groups"
urlpatterns = [
    path("", views.group_list, name="index"),
    path(pgettext_lazy("url", "new-group/"), views.group_create, name="create"),
    path("<slug:slug>/", views.group_detail, name="group"),
    path(pgettext_lazy("url", "<slug:slug>/change/"), views.group_edit, name="edit"),
    path(pgettext_lazy("url", "<slug:slug>/join/"), views.group_join, name="join"),
    path(pgettext_lazy("url", "<slug:slug>/leave/"), views.group_leave, name="leave"),
    path(pgettext_lazy("url", "<slug:slug>/hear/"), views.group_level, name="level"),
    path(pgettext_lazy("url", "<slug:slug>/members/"), views.members, name="members"),
    path(pgettext_lazy("url", "<slug:slug>/members/<int:pk>/"), views.member_change, name="member"),
    path(pgettext_lazy("url", "<slug:slug>/invite/"), views.member_invite, name="invite"),
    path(pgettext_lazy("url", "<slug:slug>/documents/new/"), views.document_add, name="add"),
    path(
        pgettext_lazy("url", "<slug:slug>/documents/<int:pk>/"),
        views.document_send,
        name="document",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/documents/<int:pk>/delete/"),
        views.document_delete,
        name="document_delete",
    ),
    path(pgettext_lazy("url", "<slug:slug>/dates/new/"), views.event_create, name="plan"),
    path(
        pgettext_lazy("url", "<slug:slug>/dates/<int:pk>/change/"), views.event_edit, name="event"
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/dates/<int:pk>/cancel/"),
        views.event_cancel,
        name="event_cancel",
    ),
    path("<slug:slug>/<int:pk>.ics", views.event_file, name="event_file"),
]
