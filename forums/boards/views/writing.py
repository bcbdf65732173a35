"""Opening a topic and replying: look first, keep for later, send."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from forums.boards import actions
from forums.boards.attachments import add_attachment
from forums.boards.forms import (
    ReplyForm,
    TopicForm,
    WritingForm,
    is_too_quick,
    kept_values,
)
from forums.boards.holding import is_new
from forums.boards.lists import people_in
from forums.boards.models import Board, Post, Topic
from forums.boards.pace import WRITES_AN_ADDRESS_AND_HOUR
from forums.boards.permissions import check_can_post, posting_problem, reply_problem
from forums.boards.pictures import add_picture
from forums.boards.similar import similar
from portal.core.drafts import kept_input, login_keeping_input
from portal.core.text import clean_text, markdown_to_html
from portal.moderation.limits import too_many_from_here
from projects.companies.lists import own_company

from .finding import find_board, find_topic

HOUR = 3600


def _form(
    request: HttpRequest,
    kind: Callable[..., WritingForm],
    about: str,
    start: dict[str, Any] | None = None,
) -> tuple[WritingForm, str]:
    """The form, and what it holds already: "kept" when the session ended, "draft", or nothing."""
    if request.method == "POST":
        return kind(request.POST, request.FILES, user=request.user), ""
    if kept := kept_values(kept_input(request), request.user):
        return kind(user=request.user, initial=kept), "kept"
    draft = actions.draft_of(request.user, about)
    if draft and not start:
        values = {"title": draft.title, "text": draft.text, "language": draft.language or "nl"}
        return kind(user=request.user, initial=values), "draft"
    return kind(user=request.user, initial=start or {}), ""


def _aside(request: HttpRequest, form: WritingForm, about: str) -> dict[str, Any] | None:
    """What the writer asked for instead of sending: a look, or to keep it; None when neither."""
    typed = {name: clean_text(request.POST.get(name, "")) for name in ("title", "text", "language")}
    if "keep" in request.POST:
        actions.keep_draft(user=request.user, about=about, **typed)
        messages.success(request, _("Kept. You find your text here again, also on your phone."))
        return {}
    if "preview" in request.POST:
        form.is_valid()
        form.errors.pop("sure", None)
        shown = typed["text"][:20_000]
        return {"preview": markdown_to_html(shown), "preview_language": typed["language"]}
    return None


def _check_address(request: HttpRequest) -> None:
    most = WRITES_AN_ADDRESS_AND_HOUR
    if too_many_from_here("write", request, most=most, seconds=HOUR):
        raise PermissionDenied(_("You wrote a lot just now. Wait a while."))


def _check_machine(request: HttpRequest, form: WritingForm, board: Board) -> None:
    """Somebody new who is as quick as a machine, or fills in what people do not see, waits."""
    quick = is_too_quick(form.cleaned_data["writer"]) and is_new(request.user, board)
    if quick or request.POST.get("website"):
        raise PermissionDenied(_("That was very quick. Read it once more, then send it again."))


def _send(
    request: HttpRequest, form: WritingForm, action: Any, board: Board, about: str
) -> tuple[Any, int]:
    """What the action made, or None and the status of the page that says why not."""
    if not form.is_valid():
        return None, 200
    try:
        _check_machine(request, form, board)
        _check_address(request)
        return _act(request, form, action, about), 200
    except PermissionDenied as refusal:
        form.add_error(None, str(refusal))
        return None, 403
    except ValidationError as problem:
        form.add_error(None, problem)
        return None, 200


@transaction.atomic
def _act(request: HttpRequest, form: WritingForm, action: Any, about: str) -> Any:
    """The message with picture and file, or nothing; sent twice, they are there once.

    What was kept of it while it was typed goes in the same transaction.
    """
    values = form.values()
    actions.forget_draft(user=request.user, about=about)
    made, said = values.pop("picture", None), values.pop("description", "")
    upload = values.pop("attachment", None)
    done = action(author=request.user, **values)
    if not (made and said) and not upload:
        return done
    post = done if isinstance(done, Post) else done.posts.get(position=1)
    if made and said and not post.pictures.exists():
        add_picture(post, made, said)
    if upload and not post.attachments.exists():
        add_attachment(post, upload)
    return done


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def topic_create(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a topic on a board."""
    return topic_page(request, find_board(request, slug), TopicForm)


def topic_page(
    request: HttpRequest,
    board: Board,
    kind: type[TopicForm],
    *,
    start: dict[str, Any] | None = None,
    template: str = "forums/boards/topic_form.html",
) -> HttpResponse:
    """The page that opens a topic on `board` by a form of this kind; `start` stands in it."""
    if request.method != "POST":
        check_can_post(request.user, board)
    form, begun = _form(request, partial(kind, board=board), board.about, start)
    open_here = partial(actions.open_topic, board=board)
    status, extra = 200, None
    if request.method == "POST":
        extra = _aside(request, form, board.about)
        if extra is None:
            topic, status = _send(request, form, open_here, board, board.about)
            if topic:
                messages.success(request, _said_of(topic))
                return redirect(topic)
    problem = posting_problem(request.user, board)
    context = {
        "board": board,
        "form": form,
        "begun": begun,
        "problem": problem,
        "about": board.about,
        "is_new": is_new(request.user, board),
        "own_company": own_company(request.user) if form.private else None,
        "alike": similar(request.user, form["title"].value() or "", get_language() or "nl"),
        **(extra or {}),
    }
    return render(request, template, context, status=status)


def _said_of(topic: Topic) -> str:
    if topic.is_hidden:
        return _("Thank you. A moderator looks at it first: others see it after that.")
    return _("Your topic is on the board. You get a notice of replies.")


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reply_create(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """Reply in a topic; the form of the topic's page leads here."""
    topic = find_topic(request, board, pk)
    form, begun = _form(request, ReplyForm, topic.about, _quoted(request, topic))
    reply_here = partial(actions.reply, topic=topic)
    status, extra = 200, None
    if request.method == "POST":
        extra = _aside(request, form, topic.about)
        if extra is None:
            post, status = _send(request, form, reply_here, topic.board, topic.about)
            if post:
                if post.state == Post.State.PENDING:
                    messages.success(request, _said_of_held())
                return redirect(post)
    context = {
        "topic": topic,
        "board": topic.board,
        "form": form,
        "begun": begun,
        "about": topic.about,
        "people": people_in(topic),
        "is_new": is_new(request.user, topic.board),
        "own_company": own_company(request.user) if form.private else None,
        "problem": reply_problem(request.user, topic),
        **(extra or {}),
    }
    return render(request, "forums/boards/reply_form.html", context, status=status)


def _said_of_held() -> str:
    return _("Thank you. A moderator looks at it first: others see it after that.")


def _quoted(request: HttpRequest, topic: Topic) -> dict[str, str]:
    """What a reply to one message begins with: its words, when they are to be quoted."""
    key = request.GET.get("to", "")
    if not (key.isascii() and key.isdigit() and len(key) < 18):
        return {}
    post = Post.objects.shown().filter(topic=topic, pk=int(key)).select_related("author").first()
    if post is None:
        return {}
    start = {"reply_to": str(post.pk)}
    if request.GET.get("quote"):
        chosen = clean_text(request.GET.get("words", ""))[:2000].strip()
        words = chosen if chosen and chosen in post.text else post.text[:2000]
        quoted = "\n".join(f"> {line}" for line in words.splitlines())
        start["text"] = f"{quoted}\n\n"
    return start


@login_required
@require_POST
def draft_keep(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed, a while after each pause; nothing is shown."""
    about = request.POST.get("about", "")
    kind, _colon, key = about.partition(":")
    if kind not in ("board", "topic") or not (key.isascii() and key.isdigit() and len(key) < 18):
        return HttpResponse(status=400)
    typed = {name: request.POST.get(name, "") for name in ("title", "text", "language")}
    actions.keep_draft(user=request.user, about=about, **typed)
    return HttpResponse(status=204)


@login_required
@require_safe
def similar_topics(request: HttpRequest, slug: str) -> HttpResponse:
    """While a title is typed: what may already answer it."""
    find_board(request, slug)
    title = clean_text(request.GET.get("title", ""))
    found = similar(request.user, title, get_language() or "nl")
    return render(request, "forums/boards/_alike.html", {"alike": found})
