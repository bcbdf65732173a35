"""The minutes: who was there, what was said and decided, and when they were approved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.councils import actions, permissions
from forums.councils.form_parts import NAMES
from forums.councils.forms import (
    AnswerForm,
    ApprovalForm,
    DecisionForm,
    MinutesForm,
    TaskForm,
    member_name,
)
from forums.councils.models import AgendaItem, Attendance, Meeting
from forums.councils.quorum import quorum_of
from forums.councils.reading import members_of
from portal.core.drafts import login_keeping_input
from portal.privacy.access import note_access

from .acting import form_page
from .finding import find_item, find_led_meeting, find_row
from .meetings import day_of


def _key(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def attendance_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Who is there, who is not, and who votes for whom."""
    meeting = find_led_meeting(request, slug, pk)
    rows = list(meeting.attendances.select_related("seat__user"))
    noted = [(row.seat_id, row.status, row.proxy_id) for row in rows]
    refusal, status = "", 200
    if request.method == "POST":
        noted = [_typed(request.POST, row.seat_id) for row in rows]
        try:
            actions.note_attendance(meeting=meeting, actor=request.user, rows=noted)
        except ValidationError as fault:
            refusal = " ".join(fault.messages)
        except PermissionDenied as problem:
            refusal, status = str(problem), 403
        else:
            messages.success(request, _("It is noted who is there."))
            return redirect(meeting)
    else:
        permissions.refuse(permissions.minutes_problem(request.user, meeting))
    people = [row.seat.user_id for row in rows if row.seat.user_id]
    note_access(reader=request.user, people=people, what="council_attendance")
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "rows": [(member_name(row.seat), *typed) for row, typed in zip(rows, noted, strict=True)],
        "refusal": refusal,
        "statuses": Attendance.Status.choices,
        "proxies": [("", _("nobody")), *((str(r.seat_id), member_name(r.seat)) for r in rows)],
    }
    return render(request, "forums/councils/attendance.html", context, status=status)


def _typed(sent: QueryDict, seat: int) -> tuple[int, str, int | None]:
    """What was ticked for a member: the seat, the status, the seat that votes in their place."""
    return seat, sent.get(f"status-{seat}", ""), _key(sent.get(f"proxy-{seat}", ""))


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def item_minutes(request: HttpRequest, slug: str, pk: int, item: int) -> HttpResponse:
    """What is said and decided about one item, written while they speak."""
    row = find_item(request, slug, pk, item)
    meeting = row.meeting
    if request.method != "POST":
        permissions.refuse(permissions.minutes_problem(request.user, meeting))
    names = ("notes", "decision", "votes_for", "votes_against", "abstentions")

    def act(form: DecisionForm) -> None:
        _keep(request, row, form)

    quorum = quorum_of(meeting)
    return form_page(
        request,
        DecisionForm,
        act,
        council=meeting.council,
        title=f"{row.position}. {row.title}",
        lead=_("%(voices)s voices are there; %(needed)s are needed to decide.")
        % {"voices": quorum.voices, "needed": quorum.needed},
        submit=_("Keep"),
        done=_("The minutes are kept."),
        back=_after(meeting, row),
        initial={name: getattr(row, name) for name in names},
    )


def _keep(request: HttpRequest, item: AgendaItem, form: DecisionForm) -> None:
    values: dict[str, Any] = form.cleaned_data
    actions.write_minutes(item=item, actor=request.user, notes=values["notes"])
    if values["decision"]:
        actions.decide(
            item=item, actor=request.user, decision=values["decision"], votes=form.votes()
        )


def _after(meeting: Meeting, item: AgendaItem) -> str:
    return f"{meeting.get_absolute_url()}#item-{item.pk}"


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def action_create(request: HttpRequest, slug: str, pk: int, item: int) -> HttpResponse:
    """What a member does because of it, and by when."""
    row = find_item(request, slug, pk, item)
    if request.method != "POST":
        permissions.refuse(permissions.minutes_problem(request.user, row.meeting))

    def act(form: TaskForm) -> None:
        permissions.refuse(permissions.minutes_problem(request.user, row.meeting))
        council = row.meeting.council
        actions.add_task(council=council, actor=request.user, item=row, **form.values())

    return form_page(
        request,
        TaskForm,
        act,
        council=row.meeting.council,
        title=_("A task"),
        lead=row.title,
        submit=_("Keep the task"),
        done=_("The task stands on the list."),
        back=_after(row.meeting, row),
        seats=members_of(row.meeting.council),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def minutes_publish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The version for everybody, without persons."""
    meeting = find_led_meeting(request, slug, pk)
    if request.method != "POST":
        permissions.refuse(permissions.approval_problem(request.user, meeting))
    return form_page(
        request,
        MinutesForm,
        lambda form: actions.publish_minutes(
            meeting=meeting, actor=request.user, texts=form.texts()["public_minutes"]
        ),
        council=meeting.council,
        title=_("Minutes for everybody"),
        lead=_("It stands on the page of the council once the minutes are approved."),
        submit=_("Keep"),
        done=_("The text is kept."),
        back=meeting.get_absolute_url(),
        initial={f"public_minutes_{c}": getattr(meeting, f"public_minutes_{c}") for c in NAMES},
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def minutes_approve(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Fix the minutes for good, in a later meeting."""
    meeting = find_led_meeting(request, slug, pk)
    if request.method != "POST":
        permissions.refuse(permissions.approval_problem(request.user, meeting))
    rows = meeting.council.meetings.called().filter(
        starts_at__gte=meeting.ends_at, starts_at__lte=timezone.now(), cancelled_at__isnull=True
    )
    later = [(row, day_of(row)) for row in rows.order_by("starts_at")]
    return form_page(
        request,
        ApprovalForm,
        lambda form: actions.approve_minutes(
            meeting=meeting, actor=request.user, in_meeting=form.meeting()
        ),
        council=meeting.council,
        title=_("Approve the minutes"),
        lead=_("Afterwards nothing of them changes any more.")
        if later
        else _("Minutes are approved in the next meeting."),
        submit=_("Approve the minutes"),
        done=_("The minutes are approved."),
        back=meeting.get_absolute_url(),
        meetings=later,
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question_answer(request: HttpRequest, slug: str, pk: int, question: int) -> HttpResponse:
    """What was answered to a tenant's question."""
    meeting = find_led_meeting(request, slug, pk)
    row = find_row(meeting.questions, question)
    row.meeting = meeting
    return form_page(
        request,
        AnswerForm,
        lambda form: actions.answer_question(
            question=row, actor=request.user, answer=form.cleaned_data["answer"]
        ),
        council=meeting.council,
        title=_("Answer a question"),
        lead=row.text,
        submit=_("Keep"),
        done=_("The answer stands on the page, without a name."),
        back=meeting.get_absolute_url(),
        initial={"answer": row.answer},
    )
