"""Without a language, so that a provider knows one address of ours."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:provider_id>/login/", views.login, name="openid_connect_login"),
    path("<slug:provider_id>/login/callback/", views.callback, name="openid_connect_callback"),
]
