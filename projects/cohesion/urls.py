"""Addresses of this room beside its pages."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "cohesion"
urlpatterns = [
    path("", views.agreements, name="agreements"),
    path("<int:pk>/", views.agreement, name="agreement"),
    path(pgettext_lazy("url", "<int:pk>/renew/"), views.agreement_renew, name="renew"),
    path(pgettext_lazy("url", "<int:pk>/sign/"), views.agreement_sign, name="sign"),
]
