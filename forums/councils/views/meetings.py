"""Meetings: prepared and called by chair and secretary, answered by members."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.councils import actions, permissions
from forums.councils.calendar import meeting_calendar
from forums.councils.form_parts import NAMES
from forums.councils.forms import CancelForm, ItemForm, MeetingForm, member_name
from forums.councils.models import Attendance, Meeting, MeetingQuestion, Seat
from forums.councils.quorum import quorum_of
from portal.core.drafts import login_keeping_input
from portal.core.text import markdown_to_html
from portal.privacy.access import note_access

from .acting import act_and_return, form_page
from .finding import find_item, find_led, find_led_meeting, find_meeting


@require_safe
@never_cache
def meeting_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A meeting: all of it for members; for others when and where, and what was made public."""
    meeting = find_meeting(request, slug, pk)
    user = request.user
    inside = permissions.can_enter(user, meeting.council)
    context = {
        "council": meeting.council,
        "meeting": meeting,
        "state": meeting.state(),
        "inside": inside,
        "leads": permissions.can_lead(user, meeting.council),
        "public_minutes": markdown_to_html(meeting.public_minutes),
        "items": list(meeting.items.all()) if inside or meeting.is_open else [],
        "joining": permissions.joining_problem(user, meeting) if meeting.is_open else "",
        "answered": list(meeting.questions.exclude(answer="")),
        "signed_up": user.is_authenticated and meeting.sign_ups.filter(user=user).exists(),
        "own_questions": _own_questions(request, meeting),
        "coming": meeting.sign_ups.count() if meeting.is_open else 0,
        **(_for_members(request, meeting) if inside else {}),
    }
    return render(request, "forums/councils/meeting.html", context)


def _voter(row: Attendance, away: set[int]) -> str:
    """Who votes in the place of this member; said when they do not come either."""
    if row.proxy is None:
        return ""
    name = member_name(row.proxy)
    return _("%(name)s (does not come either)") % {"name": name} if row.proxy_id in away else name


def _own_questions(request: HttpRequest, meeting: Meeting) -> list[MeetingQuestion]:
    """What the reader handed in and nobody answered yet."""
    if not (request.user.is_authenticated and meeting.is_open):
        return []
    return list(meeting.questions.filter(user=request.user, answer=""))


def _for_members(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    rows = list(meeting.attendances.select_related("seat__user", "proxy__user"))
    away = {row.seat_id for row in rows if row.status in Attendance.AWAY}
    attendance = [
        {
            "name": member_name(row.seat),
            "status": row.get_status_display(),
            "proxy": _voter(row, away),
        }
        for row in rows
    ]
    people = [row.seat.user_id for row in rows if row.seat.user_id]
    note_access(reader=request.user, people=people, what="council_attendance")
    mine = next((row for row in rows if row.seat.user_id == request.user.pk), None)
    others = [row.seat for row in rows if row is not mine]
    proxy = mine.proxy if mine else None
    items = list(meeting.items.prefetch_related("papers", "actions__owner__user"))
    return {
        "items": items,
        "attendance": attendance,
        "mine": mine,
        "proxy_lost": member_name(proxy) if proxy and proxy.pk in away else "",
        "proxies": [("", _("nobody")), *((str(s.pk), member_name(s)) for s in others)],
        "quorum": quorum_of(meeting),
        "questions": list(meeting.questions.all()),
        "minutes": sum(item.duration for item in items),
        "can_plan": not permissions.agenda_problem(request.user, meeting),
        "can_minute": not permissions.minutes_problem(request.user, meeting),
        "can_approve": not permissions.approval_problem(request.user, meeting),
    }


def _meeting_form(request: HttpRequest, council, meeting: Meeting | None) -> HttpResponse:
    made: list[Meeting] = []

    def act(form: MeetingForm) -> None:
        if meeting is None:
            row = actions.plan_meeting(council=council, actor=request.user, **form.values())
        else:
            row = actions.change_meeting(meeting=meeting, actor=request.user, **form.values())
        made.append(row)

    names = [f"{name}_{code}" for name in MeetingForm.pairs for code in NAMES]
    names += ["starts_at", "ends_at", "is_open", "places"]
    answer = form_page(
        request,
        MeetingForm,
        act,
        council=council,
        title=_("Change the meeting") if meeting else _("A new meeting"),
        submit=_("Keep"),
        done=_("The meeting is kept."),
        back=meeting.get_absolute_url() if meeting else council.get_absolute_url(),
        initial={name: getattr(meeting, name) for name in names} if meeting else {},
    )
    return redirect(made[0]) if made else answer


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def meeting_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A meeting that is being prepared."""
    return _meeting_form(request, find_led(request, slug), None)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def meeting_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Other times or another place."""
    meeting = find_led_meeting(request, slug, pk)
    if request.method != "POST":
        permissions.refuse(permissions.agenda_problem(request.user, meeting))
    return _meeting_form(request, meeting.council, meeting)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def item_create(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An item for the agenda."""
    meeting = find_led_meeting(request, slug, pk)
    return _item_form(request, meeting, None)


def _item_form(request: HttpRequest, meeting: Meeting, item: Any) -> HttpResponse:
    if request.method != "POST":
        permissions.refuse(permissions.agenda_problem(request.user, meeting))
    start: dict[str, Any] = {"duration": 10}
    if item is not None:
        names = ("title", "kind", "duration", "text", "proposer")
        start = {name: getattr(item, name) for name in names}
        start["papers"] = [str(pk) for pk in item.papers.values_list("pk", flat=True)]
    return form_page(
        request,
        ItemForm,
        lambda form: actions.put_item(
            meeting=meeting, actor=request.user, item=item, **form.values()
        ),
        council=meeting.council,
        title=_("An item of the agenda"),
        submit=_("Keep"),
        done=_("It stands on the agenda."),
        back=meeting.get_absolute_url(),
        initial=start,
        papers=list(meeting.council.papers.all()),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def item_edit(request: HttpRequest, slug: str, pk: int, item: int) -> HttpResponse:
    """Other words for an item."""
    row = find_item(request, slug, pk, item)
    return _item_form(request, row.meeting, row)


@login_keeping_input
@require_POST
def item_move(request: HttpRequest, slug: str, pk: int, item: int) -> HttpResponse:
    """One place up, or down (`up` is empty)."""
    row = find_item(request, slug, pk, item)
    up = bool(request.POST.get("up"))
    return act_and_return(
        request,
        lambda: actions.move_item(item=row, actor=request.user, up=up),
        done=_("The agenda has another order."),
        back=row.meeting.get_absolute_url(),
    )


@login_keeping_input
@require_POST
def item_delete(request: HttpRequest, slug: str, pk: int, item: int) -> HttpResponse:
    """Off the agenda."""
    row = find_item(request, slug, pk, item)
    return act_and_return(
        request,
        lambda: actions.take_item_off(item=row, actor=request.user),
        done=_("The item is off the agenda."),
        back=row.meeting.get_absolute_url(),
    )


@login_keeping_input
@require_POST
def meeting_call(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Call the members."""
    meeting = find_led_meeting(request, slug, pk)
    return act_and_return(
        request,
        lambda: actions.call_members(meeting=meeting, actor=request.user),
        done=_("All members are called."),
        back=meeting.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def meeting_cancel(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """It does not take place, with the reason."""
    meeting = find_led_meeting(request, slug, pk)
    return form_page(
        request,
        CancelForm,
        lambda form: actions.cancel_meeting(
            meeting=meeting, actor=request.user, reason=form.cleaned_data["reason"]
        ),
        council=meeting.council,
        title=_("Cancel the meeting"),
        submit=_("Cancel the meeting"),
        done=_("Everybody who was called or signed up hears of it."),
        back=meeting.get_absolute_url(),
    )


@login_keeping_input
@require_POST
def call_answer(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A member comes, or not, and then perhaps lets another vote."""
    meeting = find_meeting(request, slug, pk)
    typed = request.POST.get("proxy", "")
    key = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None
    proxy = Seat.objects.filter(council=meeting.council_id, pk=key).first() if key else None
    return act_and_return(
        request,
        lambda: actions.answer_call(
            meeting=meeting,
            user=request.user,
            comes=bool(request.POST.get("comes")),
            proxy=proxy,
        ),
        done=_("The chair sees your answer."),
        back=meeting.get_absolute_url(),
    )


@require_safe
def meeting_ics(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The meeting for a calendar, to who may see it."""
    meeting = find_meeting(request, slug, pk)
    content = meeting_calendar(meeting, request.build_absolute_uri)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="meeting-{meeting.pk}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def day_of(meeting: Meeting) -> str:
    """The meeting in a list to choose from."""
    return f"{timezone.localtime(meeting.starts_at):%d/%m/%Y} {meeting.title}".strip()
