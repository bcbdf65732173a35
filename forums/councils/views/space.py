"""The private space of a council: what its members keep among themselves."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.councils import actions
from forums.councils.form_parts import NAMES
from forums.councils.forms import CouncilForm, MessageForm, PaperForm, TaskForm, TextForm
from forums.councils.models import Text
from forums.councils.permissions import can_enter, can_lead, can_take_away
from forums.councils.reading import members_of
from portal.core.drafts import login_keeping_input
from portal.core.kept_files import send_file
from portal.core.paging import page_by_key

from .acting import act_and_return, form_page
from .finding import find_council, find_led, find_own, find_row

MESSAGES_A_PAGE = 20
MOST = 20


def _space(slug: str) -> str:
    return reverse("councils:space", args=[slug])


@login_keeping_input
@require_safe
@never_cache
def space(request: HttpRequest, slug: str) -> HttpResponse:
    """Meetings, tasks, drafts, documents and messages, for members of today alone."""
    council = find_own(request, slug)
    page = page_by_key(
        council.messages.select_related("author"),
        order=["-pk"],
        key=request.GET.get("page", ""),
        size=MESSAGES_A_PAGE,
    )
    context = {
        "council": council,
        "leads": can_lead(request.user, council),
        "meetings": list(council.meetings.order_by("-starts_at")[:MOST]),
        "now": timezone.now(),
        "tasks": list(council.tasks.to_do().select_related("owner__user")[:MOST]),
        "texts": list(council.texts.all()[:MOST]),
        "papers": list(council.papers.all()[:MOST]),
        "page": page,
        "members": members_of(council),
        "today": timezone.localdate(),
        "may_take_away": partial(can_take_away, request.user, council),
    }
    return render(request, "forums/councils/space.html", context)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def message_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A message to the other members."""
    council = find_own(request, slug)
    return form_page(
        request,
        MessageForm,
        lambda form: actions.write_message(
            council=council, author=request.user, text=form.cleaned_data["text"]
        ),
        council=council,
        title=_("A message to the members"),
        submit=_("Send"),
        done=_("Members read your message here."),
        back=_space(slug),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def task_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Something to be done."""
    council = find_own(request, slug)
    return form_page(
        request,
        TaskForm,
        lambda form: actions.add_task(council=council, actor=request.user, **form.values()),
        council=council,
        title=_("A task"),
        submit=_("Keep the task"),
        done=_("The task stands on the list."),
        back=_space(slug),
        seats=members_of(council),
    )


@login_keeping_input
@require_POST
def task_finish(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """It is done."""
    council = find_own(request, slug)
    task = find_row(council.tasks, pk)
    return act_and_return(
        request,
        lambda: actions.finish_task(task=task, actor=request.user),
        done=_("The task is done."),
        back=_space(slug),
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def text_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A new draft."""
    council = find_own(request, slug)
    return form_page(
        request,
        TextForm,
        lambda form: _write(request, council, form, None),
        council=council,
        title=_("A new draft"),
        lead=_("Only members of the council read this."),
        submit=_("Keep the draft"),
        done=_("The draft is kept."),
        back=_space(slug),
    )


def _write(request: HttpRequest, council, form: TextForm, text: Text | None) -> Text:
    return actions.write_text(
        council=council,
        author=request.user,
        title=form.cleaned_data["title"],
        body=form.cleaned_data["body"],
        text=text,
    )


@login_keeping_input
@require_safe
@never_cache
def text_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A draft with all its versions."""
    council = find_own(request, slug)
    text = find_row(council.texts, pk)
    versions = list(text.versions.select_related("author"))
    context = {
        "council": council,
        "text": text,
        "versions": versions,
        "can_delete": can_take_away(request.user, council, text.begun_by),
    }
    return render(request, "forums/councils/text.html", context)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def text_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The next version of a draft."""
    council = find_own(request, slug)
    text = find_row(council.texts, pk)
    newest = text.versions.first()
    return form_page(
        request,
        TextForm,
        lambda form: _write(request, council, form, text),
        council=council,
        title=text.title,
        lead=_("Only members of the council read this."),
        submit=_("Keep this version"),
        done=_("The draft is kept."),
        back=text.get_absolute_url(),
        initial={"title": text.title, "body": newest.body if newest else ""},
    )


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def paper_create(request: HttpRequest, slug: str) -> HttpResponse:
    """A file for the members, or for everybody."""
    council = find_own(request, slug)

    def act(form: PaperForm) -> None:
        values = {k: v for k, v in form.cleaned_data.items() if k != "writer"}
        actions.add_paper(council=council, author=request.user, **values)

    return form_page(
        request,
        PaperForm,
        act,
        council=council,
        title=_("A document"),
        submit=_("Add the document"),
        done=_("The document is added."),
        back=_space(slug),
        leads=can_lead(request.user, council),
    )


@require_safe
def paper_send(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A document, to members, or to all when it is public. Nobody keeps it on the way."""
    council = find_council(slug)
    rows = council.papers.all()
    if not can_enter(request.user, council):
        rows = rows.public()
    paper = find_row(rows, pk)
    return send_file(paper.file, paper.name)


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def council_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """What the page of the council says to everybody."""
    council = find_led(request, slug)
    names = [f"{name}_{code}" for name in CouncilForm.pairs for code in NAMES]
    names += ["email", "quorum_percent"]
    return form_page(
        request,
        CouncilForm,
        lambda form: actions.change_council(
            council=council,
            actor=request.user,
            texts=form.texts(),
            email=form.cleaned_data["email"],
            quorum_percent=form.cleaned_data["quorum_percent"],
        ),
        council=council,
        title=_("The page of the council"),
        lead=_("Everybody reads this."),
        submit=_("Keep"),
        done=_("The page is changed."),
        back=council.get_absolute_url(),
        initial={name: getattr(council, name) for name in names},
    )
