"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy
from django.views.generic import RedirectView

from . import views

app_name = "experiences"
urlpatterns = [
    path(pgettext_lazy("url", "collections/"), views.collection_list, name="collections"),
    path(pgettext_lazy("url", "collections/<int:pk>/"), views.collection, name="collection"),
    path(
        pgettext_lazy("url", "collections/<int:pk>/delete/"),
        views.collection_delete,
        name="collection_delete",
    ),
    path(
        pgettext_lazy("url", "collections/<int:pk>/<uuid:key>/"),
        views.collection_item,
        name="collection_item",
    ),
    path(pgettext_lazy("url", "compare/"), views.compare, name="compare"),
    path(pgettext_lazy("url", "tried-too/"), views.waiting, name="waiting"),
    path(pgettext_lazy("url", "tried-too/<int:pk>/"), views.judge, name="judge"),
    path(pgettext_lazy("url", "translations/"), views.translations, name="translations"),
    # Where the feed of a theme was before themes had pages.
    path("<slug:code>.rss", RedirectView.as_view(pattern_name="themes:feed", permanent=True)),
    path("<uuid:key>/", views.colleagues, name="colleagues"),
    path("<uuid:key>.pdf", views.practice_pdf, name="pdf"),
    path(pgettext_lazy("url", "<uuid:key>/mailbox/"), views.mailbox, name="mailbox"),
    path(pgettext_lazy("url", "<uuid:key>/poster.pdf"), views.practice_poster, name="poster"),
    path("<uuid:key>/qr.svg", views.practice_qr, name="qr"),
    path(pgettext_lazy("url", "<uuid:key>/tried-too/"), views.replicate, name="replicate"),
    path(pgettext_lazy("url", "<uuid:key>/ask/"), views.comment, name="comment"),
    path(pgettext_lazy("url", "<uuid:key>/ask/<int:pk>/answer/"), views.answer, name="answer"),
    path(
        pgettext_lazy("url", "<uuid:key>/ask/<int:pk>/change/"),
        views.comment_change,
        name="comment_change",
    ),
    path(pgettext_lazy("url", "<uuid:key>/useful/"), views.useful, name="useful"),
    path(pgettext_lazy("url", "<uuid:key>/translate/"), views.wish, name="wish"),
    path(pgettext_lazy("url", "<uuid:key>/keep/"), views.keep, name="keep"),
    path(pgettext_lazy("url", "<uuid:key>/follow/"), views.follow, name="follow"),
]
