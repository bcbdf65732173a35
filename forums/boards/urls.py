"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "boards"
urlpatterns = [
    path("", views.board_index, name="index"),
    path(pgettext_lazy("url", "ask-the-network/"), views.ask_network, name="ask_network"),
    path(pgettext_lazy("url", "message/<int:pk>/"), views.post_detail, name="post"),
    path(pgettext_lazy("url", "message/<int:pk>/edit/"), views.post_edit, name="post_edit"),
    path(pgettext_lazy("url", "message/<int:pk>/delete/"), views.post_delete, name="post_delete"),
    path(pgettext_lazy("url", "message/<int:pk>/history/"), views.post_history, name="history"),
    path(pgettext_lazy("url", "message/<int:pk>/hide/"), views.post_hide, name="post_hide"),
    path(pgettext_lazy("url", "message/<int:pk>/show/"), views.post_restore, name="post_restore"),
    path(pgettext_lazy("url", "picture/<int:pk>/"), views.picture_send, name="picture"),
    path(pgettext_lazy("url", "person/<int:pk>/"), views.person_detail, name="person"),
    path(pgettext_lazy("url", "person/<int:pk>/ignore/"), views.person_ignore, name="ignore"),
    path(pgettext_lazy("url", "my-company/"), views.person_show, name="show_company"),
    path(pgettext_lazy("url", "file/<int:pk>/"), views.attachment_send, name="attachment"),
    path(pgettext_lazy("url", "<slug:slug>/join/"), views.board_join, name="join"),
    path(pgettext_lazy("url", "poll/<int:pk>/"), views.poll_vote, name="poll_vote"),
    path(pgettext_lazy("url", "message/<int:pk>/undo/"), views.post_undo, name="undo"),
    path(pgettext_lazy("url", "draft/"), views.draft_keep, name="draft"),
    path(pgettext_lazy("url", "<slug:slug>/alike/"), views.similar_topics, name="similar"),
    path(pgettext_lazy("url", "message/<int:pk>/thank/"), views.post_thank, name="thank"),
    path(pgettext_lazy("url", "message/<int:pk>/answer/"), views.post_accept, name="accept"),
    path("<slug:slug>/", views.board_detail, name="board"),
    path("<slug:slug>/rss/", views.board_feed, name="feed"),
    path(pgettext_lazy("url", "<slug:slug>/newer/"), views.board_newer, name="newer"),
    path(pgettext_lazy("url", "<slug:slug>/search/"), views.board_search, name="search"),
    path(pgettext_lazy("url", "<slug:slug>/new/"), views.topic_create, name="topic_create"),
    path("<slug:board>/<int:pk>-<slug:slug>/", views.topic_detail, name="topic"),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/reply/"),
        views.reply_create,
        name="reply",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/pin/"),
        views.topic_pin,
        name="topic_pin",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/close/"),
        views.topic_close,
        name="topic_close",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/read/"),
        views.topic_read,
        name="topic_read",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/unread/"),
        views.topic_unread,
        name="unread",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/notices/"),
        views.topic_level,
        name="topic_level",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/in-short/"),
        views.topic_summary,
        name="summary",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/arrange/"),
        views.topic_arrange,
        name="arrange",
    ),
    path(
        pgettext_lazy("url", "<slug:board>/<int:pk>-<slug:slug>/poll/"),
        views.poll_create,
        name="poll_create",
    ),
]
