"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "activities"
urlpatterns = [
    path("", views.agenda, name="agenda"),
    path("rss/", views.agenda_rss, name="rss"),
    path(pgettext_lazy("url", "new/"), views.activity_create, name="create"),
    path(pgettext_lazy("url", "manage/"), views.activity_manage, name="manage"),
    path(pgettext_lazy("url", "figures/"), views.activity_figures, name="figures"),
    path(pgettext_lazy("url", "my-agenda/"), views.own_activities, name="own"),
    path(pgettext_lazy("url", "mine/renew/"), views.own_calendar_renew, name="own_renew"),
    path("mine/<str:key>.ics", views.own_calendar, name="own_calendar"),
    path("<int:pk>.pdf", views.activity_poster, name="poster"),
    path("project/<int:pk>.pdf", views.project_programme, name="programme"),
    path("<int:pk>.ics", views.activity_calendar, name="calendar"),
    path("project/<int:pk>.ics", views.project_calendar, name="project_calendar"),
    path("company/<int:pk>.ics", views.company_calendar, name="company_calendar"),
    path(pgettext_lazy("url", "my-place/<str:token>/"), views.own_sign_up, name="own_sign_up"),
    path(pgettext_lazy("url", "date/<int:pk>/"), views.session_detail, name="session"),
    path(pgettext_lazy("url", "date/<int:pk>/sign-up/"), views.session_sign_up, name="sign_up"),
    path(pgettext_lazy("url", "date/<int:pk>/list/"), views.attendance, name="attendance"),
    path(pgettext_lazy("url", "date/<int:pk>/cancel/"), views.session_cancel, name="cancel"),
    path(pgettext_lazy("url", "date/<int:pk>/move/"), views.session_move, name="move"),
    path(pgettext_lazy("url", "date/<int:pk>/restore/"), views.session_restore, name="restore"),
    path(pgettext_lazy("url", "<int:pk>/extra/"), views.session_add, name="add"),
    path(
        pgettext_lazy("url", "<int:pk>/other-place/"), views.activity_move_place, name="move_place"
    ),
    path(pgettext_lazy("url", "<int:pk>/photo/"), views.activity_photo, name="photo"),
    path(pgettext_lazy("url", "<int:pk>/withdraw/"), views.activity_withdraw, name="withdraw"),
    path(pgettext_lazy("url", "<int:pk>/edit/"), views.activity_edit, name="edit"),
    path(pgettext_lazy("url", "<int:pk>/again/"), views.activity_copy, name="copy"),
    path("<int:pk>-<slug:slug>/", views.activity_detail, name="detail"),
]
