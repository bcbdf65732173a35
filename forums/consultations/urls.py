"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "consultations"
urlpatterns = [
    path("", views.consultation_list, name="index"),
    path(pgettext_lazy("url", "new/"), views.consultation_create, name="create"),
    path("<slug:slug>/", views.consultation_detail, name="consultation"),
    path(pgettext_lazy("url", "<slug:slug>/results/"), views.result_detail, name="results"),
    path(pgettext_lazy("url", "<slug:slug>/take-part/"), views.participation_start, name="start"),
    path(
        pgettext_lazy("url", "<slug:slug>/take-part/<int:number>/"),
        views.question_answer,
        name="question",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/take-part/review/"),
        views.participation_review,
        name="review",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/take-part/thanks/"),
        views.participation_thanks,
        name="thanks",
    ),
    path(pgettext_lazy("url", "<slug:slug>/edit/"), views.consultation_edit, name="edit"),
    path(pgettext_lazy("url", "<slug:slug>/dates/"), views.phases_edit, name="dates"),
    path(pgettext_lazy("url", "<slug:slug>/questions/"), views.questions_edit, name="questions"),
    path(
        pgettext_lazy("url", "<slug:slug>/questions/new/"),
        views.question_create,
        name="question_create",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/questions/<int:pk>/"),
        views.question_edit,
        name="question_edit",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/questions/<int:pk>/move/"),
        views.question_move,
        name="question_move",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/questions/<int:pk>/delete/"),
        views.question_delete,
        name="question_delete",
    ),
    path(pgettext_lazy("url", "<slug:slug>/delete/"), views.consultation_delete, name="delete"),
    path(pgettext_lazy("url", "<slug:slug>/send/"), views.consultation_send, name="send"),
    path(pgettext_lazy("url", "<slug:slug>/extend/"), views.consultation_extend, name="extend"),
    path(pgettext_lazy("url", "<slug:slug>/opinion/"), views.opinion_edit, name="opinion"),
    path(pgettext_lazy("url", "<slug:slug>/answer/"), views.answer_create, name="answer"),
    path(pgettext_lazy("url", "<slug:slug>/follow-up/"), views.follow_up_create, name="follow_up"),
    path(pgettext_lazy("url", "<slug:slug>/quotes/"), views.quotes_edit, name="quotes"),
]
