"""Addresses of this room."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "consultations"
urlpatterns = [
    path("", views.consultation_list, name="index"),
    path(pgettext_lazy("url", "new/"), views.consultation_create, name="create"),
    path(pgettext_lazy("url", "due/"), views.answers_due, name="due"),
    path(pgettext_lazy("url", "code/"), views.code_answer, name="code"),
    path(pgettext_lazy("url", "receipt/"), views.receipt_change, name="receipt"),
    path(pgettext_lazy("url", "pictures/<str:name>/"), views.picture_send, name="picture"),
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
    path(pgettext_lazy("url", "<slug:slug>/documents/"), views.documents_edit, name="documents"),
    path(
        pgettext_lazy("url", "<slug:slug>/documents/<int:pk>/"),
        views.document_send,
        name="document",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/documents/<int:pk>/delete/"),
        views.document_delete,
        name="document_delete",
    ),
    path(pgettext_lazy("url", "<slug:slug>/delete/"), views.consultation_delete, name="delete"),
    path(pgettext_lazy("url", "<slug:slug>/send/"), views.consultation_send, name="send"),
    path(pgettext_lazy("url", "<slug:slug>/extend/"), views.consultation_extend, name="extend"),
    path(pgettext_lazy("url", "<slug:slug>/opinion/"), views.opinion_edit, name="opinion"),
    path(pgettext_lazy("url", "<slug:slug>/answer/"), views.answer_create, name="answer"),
    path(pgettext_lazy("url", "<slug:slug>/follow-up/"), views.follow_up_create, name="follow_up"),
    path(pgettext_lazy("url", "<slug:slug>/quotes/"), views.quotes_edit, name="quotes"),
    path(pgettext_lazy("url", "<slug:slug>/message/"), views.report_create, name="report"),
    path(pgettext_lazy("url", "<slug:slug>/close/"), views.consultation_close, name="close"),
    path(
        pgettext_lazy("url", "<slug:slug>/hand-over/"),
        views.consultation_hand_over,
        name="hand_over",
    ),
    path(pgettext_lazy("url", "<slug:slug>/lapse/"), views.consultation_lapse, name="lapse"),
    path(pgettext_lazy("url", "<slug:slug>/take-part/all/"), views.answer_at_once, name="at_once"),
    path(pgettext_lazy("url", "<slug:slug>/take-part/open/"), views.open_answer, name="openly"),
    path(pgettext_lazy("url", "<slug:slug>/ideas/"), views.conversation, name="conversation"),
    path(
        pgettext_lazy("url", "<slug:slug>/ideas/<int:pk>/support/"),
        views.remark_support,
        name="support",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/ideas/<int:pk>/delete/"),
        views.remark_delete,
        name="remark_delete",
    ),
    path(pgettext_lazy("url", "<slug:slug>/parts/"), views.sections_edit, name="sections"),
    path(
        pgettext_lazy("url", "<slug:slug>/opinion/versions/"),
        views.opinion_versions,
        name="versions",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/opinion/passages/<int:number>/"),
        views.passage_edit,
        name="passage",
    ),
    path(pgettext_lazy("url", "<slug:slug>/explain/"), views.results_explain, name="explain"),
    path(
        pgettext_lazy("url", "<slug:slug>/quotes/<int:pk>/theme/"),
        views.theme_create,
        name="theme_create",
    ),
    path(pgettext_lazy("url", "<slug:slug>/helped/"), views.helped_entry, name="helped"),
    path(pgettext_lazy("url", "<slug:slug>/my-code/"), views.code_claim, name="claim"),
    path(pgettext_lazy("url", "<slug:slug>/letters/"), views.codes_edit, name="codes"),
    path(
        pgettext_lazy("url", "<slug:slug>/letters/<int:pk>/withdraw/"),
        views.codes_revoke,
        name="codes_revoke",
    ),
    path(pgettext_lazy("url", "<slug:slug>/poster/"), views.poster, name="poster"),
    path(pgettext_lazy("url", "<slug:slug>/paper/"), views.paper_form, name="paper"),
    path(
        pgettext_lazy("url", "<slug:slug>/results/csv/"),
        views.result_export,
        {"form": "csv"},
        name="csv",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/results/xlsx/"),
        views.result_export,
        {"form": "xlsx"},
        name="xlsx",
    ),
    path(
        pgettext_lazy("url", "<slug:slug>/results/json/"),
        views.result_export,
        {"form": "json"},
        name="json",
    ),
]
