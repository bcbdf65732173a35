"""Addresses of this room that have no language."""

from django.urls import path

from . import media, views

urlpatterns = [
    path("", views.root, name="root"),
    path("language/<slug:code>/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("media/images/<path:path>", media.rendition, name="rendition"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("favicon.ico", views.favicon, name="favicon"),
]
