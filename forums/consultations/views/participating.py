"""Answering, one question a screen; each answer is kept, and counts once all are sent in."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from forums.boards.forms import is_writer, writer_mark
from forums.consultations import actions, permissions
from forums.consultations.answering import Given, asked, check, read
from forums.consultations.models import Consultation, Draft, Question, Response
from forums.consultations.screens import question_view, said
from portal.core.drafts import kept_input, login_keeping_input

from .finding import find_consultation


def _questions(consultation: Consultation) -> list[Question]:
    return list(consultation.questions.prefetch_related("options"))


def _saved(request: HttpRequest, consultation: Consultation) -> dict[int, Given]:
    draft = Draft.objects.filter(consultation=consultation, user=request.user).first()
    kept = draft.answers if draft else {}
    return {int(pk): Given.from_kept(values) for pk, values in kept.items()}


def _address(consultation: Consultation, number: int) -> str:
    return reverse("consultations:question", args=[consultation.slug, number])


@login_keeping_input
@require_safe
@never_cache
def participation_start(request: HttpRequest, slug: str) -> HttpResponse:
    """To the first question that is not answered yet, or to the review."""
    consultation = find_consultation(request, slug)
    if permissions.answering_problem(request.user, consultation):
        return redirect(consultation)
    if consultation.is_anonymous:
        return redirect("consultations:at_once", slug=consultation.slug)
    draft = actions.start(consultation=consultation, user=request.user)
    questions = _questions(consultation)
    for question in asked(questions, _saved(request, consultation)):
        if str(question.pk) not in draft.answers:
            return redirect(_address(consultation, questions.index(question) + 1))
    return redirect("consultations:review", slug=consultation.slug)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question_answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One question. What is sent is kept; a fault is told and nothing of it is lost."""
    consultation = find_consultation(request, slug)
    questions = _questions(consultation)
    if not 1 <= number <= len(questions) or consultation.is_anonymous:
        raise Http404
    question = questions[number - 1]
    error, status, kept = "", 200, False
    if request.method == "POST":
        given = read(question, request.POST)
        try:
            _save(request, consultation, question, given)
        except ValidationError as fault:
            error = " ".join(fault.messages)
        except PermissionDenied as refusal:
            error, status = str(refusal), 403
        else:
            return _onwards(request, consultation, questions, question)
    else:
        if permissions.answering_problem(request.user, consultation):
            return redirect(consultation)
        typed = kept_input(request)
        kept = typed is not None and is_writer(typed.get("writer", ""), request.user)
        saved = _saved(request, consultation).get(question.pk, Given())
        given = read(question, typed) if kept else saved
    path = _path(request, consultation, questions, question)
    place = path.index(question)
    context = {
        "consultation": consultation,
        "question": question,
        "view": question_view(question, given, error if status == 200 else "", alone=True),
        "refusal": error if status != 200 else "",
        "kept": kept,
        "number": place + 1,
        "total": len(path),
        "back_url": _address(consultation, questions.index(path[place - 1]) + 1) if place else "",
        "writer": writer_mark(request.user),
    }
    return render(request, "forums/consultations/question.html", context, status=status)


def _path(
    request: HttpRequest, consultation: Consultation, questions: list[Question], here: Question
) -> list[Question]:
    """The questions that this person gets, and the one that they opened by its address."""
    path = asked(questions, _saved(request, consultation))
    return path if here in path else sorted([*path, here], key=lambda one: one.position)


def _save(
    request: HttpRequest, consultation: Consultation, question: Question, given: Given
) -> None:
    """Keep the answer; who goes back or stops may leave even a required question empty."""
    onwards = request.POST.get("go", "next") == "next"
    if given.is_empty and not onwards:
        permissions.check_can_answer(request.user, consultation)
        return
    actions.save_answer(
        consultation=consultation, user=request.user, question=question, given=given
    )


def _onwards(
    request: HttpRequest, consultation: Consultation, questions: list[Question], here: Question
) -> HttpResponse:
    go = request.POST.get("go", "next")
    if go == "stop":
        messages.success(request, _("Your answers are kept. They count when you send them in."))
        return redirect(consultation)
    path = _path(request, consultation, questions, here)
    place = path.index(here)
    if go == "back" and place:
        return redirect(_address(consultation, questions.index(path[place - 1]) + 1))
    if place + 1 < len(path) and "review" not in request.GET:
        return redirect(_address(consultation, questions.index(path[place + 1]) + 1))
    return redirect("consultations:review", slug=consultation.slug)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def participation_review(request: HttpRequest, slug: str) -> HttpResponse:
    """All answers on one page, to look over and send in."""
    consultation = find_consultation(request, slug)
    status, problems = 200, []
    if request.method == "POST":
        try:
            actions.send_in(consultation=consultation, user=request.user)
        except ValidationError as fault:
            problems = fault.messages
        except PermissionDenied as refusal:
            problems, status = [str(refusal)], 403
        else:
            return redirect("consultations:thanks", slug=consultation.slug)
    elif consultation.is_anonymous or permissions.answering_problem(request.user, consultation):
        return redirect(consultation)
    saved, questions = _saved(request, consultation), _questions(consultation)
    path = asked(questions, saved)
    lines = [
        {
            "question": question,
            "said": said(question, saved.get(question.pk, Given())),
            "missing": _is_missing(question, saved.get(question.pk, Given())),
            "url": _address(consultation, number) + "?review=1",
        }
        for number, question in enumerate(questions, 1)
        if question in path
    ]
    context = {
        "consultation": consultation,
        "lines": lines,
        "problems": problems,
        "complete": not any(line["missing"] for line in lines),
        "sent": Response.objects.filter(consultation=consultation, user=request.user).exists(),
        "contribution": permissions.contribution(consultation),
    }
    return render(request, "forums/consultations/review.html", context, status=status)


def _is_missing(question: Question, given: Given) -> bool:
    try:
        check(question, given)
    except ValidationError:
        return True
    return False


@login_keeping_input
@require_safe
@never_cache
def participation_thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Sent in: what happens now, and until when it can be changed."""
    consultation = find_consultation(request, slug)
    sent = Response.objects.filter(consultation=consultation, user=request.user).first()
    if sent is None and not actions.has_voted(request.user, consultation):
        return redirect(consultation)
    context = {
        "consultation": consultation,
        "sent": sent,
        "is_open": permissions.is_open(consultation),
        "contribution": permissions.contribution(consultation),
    }
    return render(request, "forums/consultations/thanks.html", context)
