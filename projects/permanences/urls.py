"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "permanences"
urlpatterns = [
    path("", views.index, name="index"),
    path(pgettext_lazy("url", "new/"), views.permanence_create, name="create"),
    path(pgettext_lazy("url", "manage/"), views.manage, name="manage"),
    path(pgettext_lazy("url", "closing-days/"), views.closing_days, name="closing_days"),
    path(
        pgettext_lazy("url", "closing-days/<int:pk>/remove/"),
        views.closing_days_remove,
        name="closing_days_remove",
    ),
    path("<int:pk>.ics", views.permanence_calendar, name="calendar"),
    path("<int:pk>.pdf", views.permanence_sheet, name="sheet"),
    path("company/<int:pk>.ics", views.organisation_calendar, name="organisation_calendar"),
    path("company/<int:pk>.pdf", views.organisation_sheet, name="organisation_sheet"),
    path(pgettext_lazy("url", "opening/<int:pk>/close/"), views.opening_cancel, name="cancel"),
    path(pgettext_lazy("url", "opening/<int:pk>/move/"), views.opening_move, name="move"),
    path(pgettext_lazy("url", "opening/<int:pk>/restore/"), views.opening_restore, name="restore"),
    path(pgettext_lazy("url", "<int:pk>/edit/"), views.permanence_edit, name="edit"),
    path(pgettext_lazy("url", "<int:pk>/confirm/"), views.permanence_confirm, name="confirm"),
    path(pgettext_lazy("url", "<int:pk>/extra/"), views.opening_add, name="add"),
    path("<int:pk>-<slug:slug>/", views.permanence_detail, name="detail"),
]
