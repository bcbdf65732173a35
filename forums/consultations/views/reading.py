"""The list, one consultation, and its results."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums.consultations import permissions
from forums.consultations.answer_clock import is_late
from forums.consultations.conversation import is_held
from forums.consultations.documents import documents_of
from forums.consultations.lists import (
    companies_in,
    open_rows,
    outcomes,
    rows_for,
    with_outcome,
)
from forums.consultations.managing import openable, own_drafts
from forums.consultations.models import Consultation, Draft, Response, Voter
from forums.consultations.passages import opinion_parts
from forums.consultations.reach import who_answers, who_sees
from forums.consultations.results import results_of, smallest_group
from forums.consultations.states import state_of
from forums.consultations.steps import steps_of
from forums.councils.models import MeetingQuestion
from forums.councils.reading import visible_meetings
from portal.core.paging import page_by_key
from portal.core.text import markdown_to_html
from portal.core.translated import language_of
from portal.notifications.actions import is_following

from .finding import find_consultation, find_with_drafts

OVER_A_PAGE = 12


@require_safe
def consultation_list(request: HttpRequest) -> HttpResponse:
    """What can be answered now, what comes, and what came of the others (by key)."""
    now = timezone.now()
    rows = rows_for(request.user)
    companies = companies_in(rows)
    chosen = request.GET.get("company", "")
    if chosen in {company.code for company in companies}:
        rows = rows.filter(company__code=chosen)
    outcome = request.GET.get("outcome", "")
    outcome = outcome if outcome in dict(outcomes()) else ""
    page = page_by_key(
        with_outcome(rows.over(now), outcome),
        order=["-answers_until", "-pk"],
        key=request.GET.get("page", ""),
        size=OVER_A_PAGE,
    )
    # Who looks for an outcome looks at what is over.
    first = not page.previous and not outcome
    found = open_rows(rows, request.user, now) if first else []
    logged_in = request.user.is_authenticated
    context = {
        "open": [row for row in found if row.asks_me or not logged_in],
        "for_others": [row for row in found if logged_in and not row.asks_me],
        "upcoming": rows.upcoming(now).order_by("answers_from", "pk") if first else [],
        "page": page,
        "first": first,
        "choices": [("", _("all companies")), *((one.code, one.name) for one in companies)],
        "chosen": chosen,
        "outcomes": outcomes(),
        "outcome": outcome,
        "logged_in": logged_in,
        "drafts": own_drafts(request.user) if first else [],
        "can_open": bool(openable(request.user)),
        "oversees": permissions.oversees(request.user),
    }
    return render(request, "forums/consultations/index.html", context)


@require_safe
def consultation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What is asked, what can be decided, the steps and what came of it."""
    try:
        consultation = find_with_drafts(request, slug)
    except Http404:
        # Whatever stands there or not: a poster led here, and one may log in or have a code.
        if request.user.is_authenticated:
            raise
        context = {"next": request.path}
        return render(request, "forums/consultations/door.html", context, status=404)
    user = request.user
    context = {
        "consultation": consultation,
        "steps": steps_of(consultation),
        "contribution": permissions.contribution(consultation),
        "is_open": permissions.is_open(consultation),
        "is_over": permissions.is_over(consultation),
        "problem": permissions.answering_problem(user, consultation),
        "sites": list(consultation.sites.all()),
        "documents": documents_of(consultation),
        "count": _count(consultation),
        "plain": markdown_to_html(consultation.plain),
        "text": markdown_to_html(consultation.text),
        "paper": markdown_to_html(consultation.paper),
        "logged_in": user.is_authenticated,
        "state": state_of(consultation),
        "is_late": is_late(consultation),
        "commitment": markdown_to_html(consultation.commitment),
        "report": markdown_to_html(consultation.report) if consultation.reported_at else "",
        "converses": is_held(consultation),
        "answers": who_answers(consultation) if consultation.asks_tenants else "",
        "sees": who_sees(consultation),
        **_meeting(request, consultation),
        **_outcome(request, consultation),
        **(_personal(request, consultation) if user.is_authenticated else {}),
    }
    return render(request, "forums/consultations/consultation.html", context)


def _meeting(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    """Where it is spoken of; what was answered there stands here too, without names."""
    meeting = consultation.meeting
    if meeting is None or meeting.called_at is None:
        return {"meeting": None}
    can_open = visible_meetings(request.user).filter(pk=meeting.pk).exists()
    answered = meeting.questions.exclude(answer="") if can_open else MeetingQuestion.objects.none()
    return {
        "meeting": meeting,
        "meeting_open": can_open,
        "meeting_questions": list(answered),
        "now": timezone.now(),
    }


def _count(consultation: Consultation) -> int | None:
    """How many confirmed tenants answered; None for a group too small to speak of."""
    people = Response.objects.filter(consultation=consultation, is_verified=True).count()
    return people if people >= smallest_group() else None


def _outcome(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    shown = permissions.shows_opinion(request.user, consultation)
    opinion = consultation.opinion if shown else None
    answer = getattr(consultation, "answer", None)
    return {
        "opinion": opinion,
        "opinion_parts": opinion_parts(request.user, consultation) if opinion else [],
        "minority": markdown_to_html(opinion.minority) if opinion and opinion.minority else "",
        "answer": answer,
        "reasons": markdown_to_html(answer.reasons) if answer else "",
        "languages": {
            "opinion": language_of(opinion, "text") if opinion else "",
            "minority": language_of(opinion, "minority") if opinion else "",
            "reasons": language_of(answer, "reasons") if answer else "",
            "report": language_of(consultation, "report"),
            "plain": language_of(consultation, "plain" if consultation.plain else "text"),
        },
        "follow_ups": list(answer.follow_ups.all()) if answer else [],
    }


def _personal(request: HttpRequest, consultation: Consultation) -> dict[str, Any]:
    user = request.user
    voice = Voter.objects.filter(consultation=consultation, user=user).first()
    return {
        "following": is_following(user, consultation.about),
        "sent": voice is not None,
        # The answers of a code belong to no account, also when the voice was claimed by one.
        "sent_by_code": voice is not None and voice.code_id is not None,
        "begun": permissions.is_open(consultation)
        and Draft.objects.filter(consultation=consultation, user=user).exists(),
        "manages": permissions.can_manage(user, consultation),
        "can_give_opinion": not permissions.opinion_problem(user, consultation),
        "can_give_answer": not permissions.answer_problem(user, consultation)
        and not hasattr(consultation, "answer"),
        "can_follow_up": not permissions.follow_up_problem(user, consultation),
        "can_report": not permissions.report_problem(user, consultation),
        "can_close": not permissions.closing_problem(user, consultation),
        "can_hand_over": not permissions.hand_over_problem(user, consultation),
        "can_draft": not permissions.drafting_problem(user, consultation)
        and permissions.can_read_drafts(user, consultation),
        "can_lapse": not permissions.lapse_problem(user, consultation),
        "can_help": permissions.is_open(consultation)
        and permissions.can_enter_for_others(user, consultation),
        "reads_texts": permissions.is_over(consultation)
        and permissions.can_read_texts(user, consultation),
    }


@require_safe
def result_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """What tenants answered, after the end; before, the page does not exist."""
    consultation = find_consultation(request, slug)
    results = results_of(consultation)
    if results is None:
        raise Http404
    context = {
        "consultation": consultation,
        "results": results,
        "missing_voices": markdown_to_html(consultation.missing_voices),
        **_outcome(request, consultation),
    }
    return render(request, "forums/consultations/results.html", context)
