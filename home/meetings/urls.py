"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "meetings"
urlpatterns = [
    path("", views.sector_calendar, name="calendar"),
    path("sector.ics", views.sector_feed, name="feed"),
    path("<int:pk>.ics", views.meeting_calendar, name="meeting_calendar"),
    path("<int:pk>-<slug:slug>/", views.meeting_detail, name="detail"),
]
