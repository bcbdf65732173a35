"""What tenants do with an open meeting: come, ask before, take a question back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from forums.councils import actions, permissions
from forums.councils.forms import QuestionForm
from portal.core.drafts import login_keeping_input

from .acting import act_and_return, form_page
from .finding import find_meeting, find_row


@login_keeping_input
@require_POST
def meeting_join(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A tenant comes to an open meeting, or not after all (`on` is empty)."""
    meeting = find_meeting(request, slug, pk)
    on = bool(request.POST.get("on"))
    act = actions.sign_up if on else actions.sign_off
    return act_and_return(
        request,
        lambda: act(meeting=meeting, user=request.user),
        done=_("You are expected.") if on else _("You are no longer expected."),
        back=meeting.get_absolute_url(),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question_create(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Hand a question in before an open meeting."""
    meeting = find_meeting(request, slug, pk)
    if request.method != "POST":
        permissions.refuse(permissions.joining_problem(request.user, meeting))
    return form_page(
        request,
        QuestionForm,
        lambda form: actions.ask_before(
            meeting=meeting, user=request.user, text=form.cleaned_data["text"]
        ),
        council=meeting.council,
        title=_("A question for the meeting"),
        lead=_("Members read it before the meeting. Your name is not shown with it."),
        submit=_("Hand in my question"),
        done=_("Your question is handed in."),
        back=meeting.get_absolute_url(),
    )


@login_keeping_input
@require_POST
def question_delete(request: HttpRequest, slug: str, pk: int, question: int) -> HttpResponse:
    """Take back what one handed in oneself."""
    meeting = find_meeting(request, slug, pk)
    row = find_row(meeting.questions.filter(user=request.user), question)
    return act_and_return(
        request,
        lambda: actions.take_back_question(question=row, user=request.user),
        done=_("Your question is taken back."),
        back=meeting.get_absolute_url(),
    )
