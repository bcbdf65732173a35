"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "councils"
urlpatterns = [
    path("", views.council_list, name="index"),
    path("<slug:slug>/", views.council_detail, name="council"),
    path(pgettext_lazy("url", "<slug:slug>/edit/"), views.council_edit, name="edit"),
    path(
        pgettext_lazy("url", "<slug:slug>/suggestions/"),
        views.suggestion_list,
        name="suggestions",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/suggestions/new/"),
        views.suggestion_create,
        name="suggest",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/suggestions/<int:pk>/support/"),
        views.suggestion_support,
        name="suggestion_support",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/suggestions/<int:pk>/answer/"),
        views.suggestion_answer,
        name="suggestion_answer",
    ),
    path(pgettext_lazy("url", "<slug:slug>/space/"), views.space, name="space"),
    path(pgettext_lazy("url", "<slug:slug>/space/my-seat/"), views.seat_edit, name="seat"),
    path(pgettext_lazy("url", "<slug:slug>/photos/<int:pk>/"), views.photo_send, name="photo"),
    path(
        pgettext_lazy("url", "<slug:slug>/space/messages/new/"),
        views.message_create,
        name="message_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/messages/<int:pk>/delete/"),
        views.message_delete,
        name="message_delete",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/drafts/<int:pk>/delete/"),
        views.text_delete,
        name="text_delete",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/tasks/new/"),
        views.task_create,
        name="task_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/tasks/<int:pk>/done/"),
        views.task_finish,
        name="task_finish",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/drafts/new/"),
        views.text_create,
        name="text_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/drafts/<int:pk>/"),
        views.text_detail,
        name="text",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/space/drafts/<int:pk>/edit/"),
        views.text_edit,
        name="text_edit",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/documents/new/"),
        views.paper_create,
        name="paper_create",
    ),
    path(pgettext_lazy("url", "<slug:slug>/documents/<int:pk>/"), views.paper_send, name="paper"),
    path(
        pgettext_lazy("url", "<slug:slug>/documents/<int:pk>/delete/"),
        views.paper_delete,
        name="paper_delete",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/new/"),
        views.meeting_create,
        name="meeting_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/"), views.meeting_detail, name="meeting"
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/edit/"),
        views.meeting_edit,
        name="meeting_edit",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/call/"),
        views.meeting_call,
        name="meeting_call",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/cancel/"),
        views.meeting_cancel,
        name="meeting_cancel",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/reply/"),
        views.call_answer,
        name="call_answer",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/calendar/"),
        views.meeting_ics,
        name="meeting_ics",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/come/"),
        views.meeting_join,
        name="meeting_join",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/question/"),
        views.question_create,
        name="question_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/question/<int:question>/"),
        views.question_answer,
        name="question_answer",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/question/<int:question>/delete/"),
        views.question_delete,
        name="question_delete",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/attendance/"),
        views.attendance_edit,
        name="attendance",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/minutes/"),
        views.minutes_publish,
        name="minutes_publish",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/approve/"),
        views.minutes_approve,
        name="minutes_approve",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/items/new/"),
        views.item_create,
        name="item_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/items/<int:item>/edit/"),
        views.item_edit,
        name="item_edit",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/items/<int:item>/move/"),
        views.item_move,
        name="item_move",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/items/<int:item>/delete/"),
        views.item_delete,
        name="item_delete",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/items/<int:item>/minutes/"),
        views.item_minutes,
        name="item_minutes",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/meetings/<int:pk>/items/<int:item>/task/"),
        views.action_create,
        name="action_create",
    ),
]
