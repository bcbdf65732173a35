"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "themes"
urlpatterns = [
    path("", views.theme_list, name="index"),
    path("<slug:code>/", views.theme_detail, name="detail"),
    path("<slug:code>/rss.xml", views.theme_feed, name="feed"),
]
