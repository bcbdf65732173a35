"""Doors of the Wagtail admin that lead to the one login: they stand before Wagtail's own."""

from django.urls import path, re_path

from . import task_choosers, views

urlpatterns = [
    path("login/", views.to_login),
    path("logout/", views.admin_logout),
    re_path(r"^password_reset/", views.to_login),
    # Wagtail's page that always fails, meant for trying out error pages.
    path("failwhale/", views.nothing_here),
    *task_choosers.urlpatterns,
]
