"""The page that greets somebody who is logged in."""

from django.urls import path

from .views import my_home

urlpatterns = [path("", my_home, name="my_home")]
