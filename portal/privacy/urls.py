"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import controller_views, views

app_name = "privacy"
urlpatterns = [
    path("", views.statement, name="statement"),
    path(pgettext_lazy("url", "register/"), views.register_page, name="register"),
    path(pgettext_lazy("url", "cookies/"), views.cookies, name="cookies"),
    path(
        pgettext_lazy("url", "responsible/"), controller_views.controller_list, name="controllers"
    ),
    path(
        pgettext_lazy("url", "responsible/<slug:code>/"),
        controller_views.controller_detail,
        name="controller",
    ),
    path(
        pgettext_lazy("url", "responsible/<slug:code>/edit/"),
        controller_views.controller_edit,
        name="controller_edit",
    ),
    path(pgettext_lazy("url", "mine/"), views.mine, name="mine"),
    path(pgettext_lazy("url", "mine/copy/"), views.copy_ask, name="copy_ask"),
    path(pgettext_lazy("url", "mine/copy/<int:pk>/"), views.copy_fetch, name="copy_fetch"),
    path(pgettext_lazy("url", "mine/leave/"), views.leave, name="leave"),
    path(pgettext_lazy("url", "mine/leave/undo/"), views.leave_undo, name="leave_undo"),
    path(pgettext_lazy("url", "mine/consent/<slug:kind>/"), views.consent, name="consent"),
    path(pgettext_lazy("url", "mine/object/"), views.objection_send, name="object"),
    path(pgettext_lazy("url", "mine/looks/"), views.looks, name="looks"),
    path(pgettext_lazy("url", "questions/"), views.objections, name="objections"),
    path(pgettext_lazy("url", "retention/"), views.retention, name="retention"),
]
