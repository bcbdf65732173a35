"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "submissions"
urlpatterns = [
    path("", views.submission_list, name="index"),
    path(pgettext_lazy("url", "new/"), views.submission_create, name="create"),
    path(
        pgettext_lazy("url", "invitation/<str:token>/"), views.invitation_accept, name="invitation"
    ),
    path(pgettext_lazy("url", "stale/"), views.stale, name="stale"),
    path(pgettext_lazy("url", "check-again/<str:token>/"), views.recheck, name="recheck"),
    path("<int:pk>/", views.submission_detail, name="detail"),
    path(pgettext_lazy("url", "<int:pk>/step/<int:step>/"), views.submission_step, name="step"),
    path(pgettext_lazy("url", "<int:pk>/send/"), views.submission_send, name="send"),
    path(pgettext_lazy("url", "<int:pk>/invite/"), views.invitation_create, name="invite"),
    path(
        pgettext_lazy("url", "<int:pk>/invite/<int:invitation>/end/"),
        views.invitation_end,
        name="uninvite",
    ),
    path(pgettext_lazy("url", "<int:pk>/revise/"), views.submission_revise, name="revise"),
    path(pgettext_lazy("url", "<int:pk>/files/"), views.submission_files, name="files"),
    path(
        pgettext_lazy("url", "<int:pk>/files/<slug:kind>/<int:key>/"),
        views.submission_file,
        name="file",
    ),
    path(pgettext_lazy("url", "<int:pk>/take-back/"), views.submission_take_back, name="take_back"),
    path(
        pgettext_lazy("url", "<int:pk>/throw-away/"),
        views.submission_throw_away,
        name="throw_away",
    ),
    path(pgettext_lazy("url", "<int:pk>/review/"), views.review, name="review"),
    path(pgettext_lazy("url", "<int:pk>/versions/"), views.versions, name="versions"),
]
