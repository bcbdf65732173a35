"""Pages for those who build the portal; never in production."""

from django.urls import path

from portal.core.views import styleguide

from . import development_views as views

urlpatterns = [
    path("styleguide/", styleguide, name="styleguide"),
    path("mail/", views.mail_list, name="mail_list"),
    path("mail/<str:key>/", views.mail_detail, name="mail_detail"),
    path("mail/<str:key>/html/", views.mail_html, name="mail_html"),
]
