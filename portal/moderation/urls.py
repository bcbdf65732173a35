"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "moderation"
urlpatterns = [
    path("", views.queue, name="queue"),
    path(pgettext_lazy("url", "log/"), views.log, name="log"),
    path(pgettext_lazy("url", "figures/"), views.figures, name="figures"),
    path(pgettext_lazy("url", "help-now/"), views.help_now, name="help_now"),
    path(pgettext_lazy("url", "case/<int:pk>/"), views.case_detail, name="case"),
    path(pgettext_lazy("url", "case/<int:pk>/take/"), views.case_claim, name="claim"),
    path(pgettext_lazy("url", "case/<int:pk>/give-back/"), views.case_release, name="release"),
    path(pgettext_lazy("url", "case/<int:pk>/to-others/"), views.case_leave, name="leave"),
    path(pgettext_lazy("url", "lift/<int:pk>/"), views.sanction_lift, name="lift"),
    path(pgettext_lazy("url", "decision/<int:pk>/"), views.decision_detail, name="decision"),
    path(pgettext_lazy("url", "my-report/<int:pk>/"), views.reported, name="reported"),
    path(
        pgettext_lazy("url", "report/<slug:kind>/<slug:object_id>/"),
        views.report_create,
        name="report",
    ),
]
