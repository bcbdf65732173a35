"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path(pgettext_lazy("url", "interests/"), views.interests, name="interests"),
    path(pgettext_lazy("url", "read/"), views.notice_read, name="read"),
    path(pgettext_lazy("url", "follow/"), views.subscription_create, name="follow"),
    path(pgettext_lazy("url", "unfollow/"), views.subscription_delete, name="unfollow"),
    path(pgettext_lazy("url", "settings/resume/"), views.mail_resume, name="resume"),
    path(pgettext_lazy("url", "settings/"), views.settings_page, name="settings"),
    path(pgettext_lazy("url", "stop/<str:token>/"), views.stop_page, name="stop"),
]
