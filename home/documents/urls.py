"""Addresses of this room. The files have one of their own, which asks the same question."""

from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("", views.library, name="library"),
    path("<int:pk>-<slug:slug>/", views.document_detail, name="detail"),
]
