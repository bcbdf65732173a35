"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "useful_links"
urlpatterns = [
    path("", views.links, name="links"),
    path("<int:pk>/", views.link_detail, name="detail"),
]
