"""The forum, a board, a topic, and what a message said before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from forums.boards import lists, newest, personal
from forums.boards.actions.changing import UNDO_TIME
from forums.boards.forms import ReplyForm
from forums.boards.models import Topic
from forums.boards.permissions import (
    can_moderate,
    edit_window,
    posting_problem,
    reply_problem,
)
from forums.boards.writing import POST_LANGUAGES
from portal.core.text import markdown_to_html

from .finding import find_board, find_post, find_topic
from .polls import poll_of


@require_safe
def board_index(request: HttpRequest) -> HttpResponse:
    """All boards that the reader may read, and where something was said last."""
    context = {
        "sections": lists.board_sections(request.user),
        "latest": newest.latest_topics(request.user),
        "featured": newest.featured_topics(request.user),
        "mine": lists.joined_boards(request.user) if request.user.is_authenticated else [],
    }
    return render(request, "forums/boards/index.html", context)


@require_safe
def board_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The topics of a board, pinned ones first, then by newest message."""
    board = find_board(request, slug)
    logged_in = request.user.is_authenticated
    reader = request.user if logged_in else None
    mode, language = _mode(request, logged_in), _language(request)
    themes = lists.board_themes(board)
    theme = next((row for row in themes if row.code == request.GET.get("theme")), None)
    page = lists.topic_page(
        board,
        request.GET.get("page", ""),
        mode=mode,
        language=language,
        theme=theme.code if theme else "",
        user=reader,
    )
    context = {
        "board": board,
        "page": page,
        "mode": mode,
        "language": language,
        "themes": themes,
        "theme": theme,
        "marks": personal.unread_marks(reader, page.items) if reader else {},
        "now": timezone.now().timestamp(),
        "today": timezone.localdate(),
        "problem": posting_problem(request.user, board),
        "welcome": markdown_to_html(board.welcome) if board.welcome else "",
        "level": personal.board_level(reader, board) if reader else "",
        "logged_in": logged_in,
    }
    return render(request, "forums/boards/board.html", context)


def _mode(request: HttpRequest, logged_in: bool) -> str:
    asked = request.GET.get("show", "")
    known = asked in personal.MODES and (logged_in or asked not in personal.PERSONAL_MODES)
    return asked if known else "newest"


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("language", "")
    return asked if asked in dict(POST_LANGUAGES) else ""


@require_safe
def board_newer(request: HttpRequest, slug: str) -> HttpResponse:
    """A line that says how many topics went on since the page was shown; empty when none did."""
    board = find_board(request, slug)
    try:
        since = datetime.fromtimestamp(float(request.GET.get("since", "")), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return HttpResponse(status=204)
    newer = Topic.objects.shown().filter(board=board, last_post_at__gt=since)
    context = {"board": board, "count": newer[:100].count(), "since": since.timestamp()}
    return render(request, "forums/boards/_newer.html", context)


def _page_number(request: HttpRequest, topic: Topic) -> int:
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 1
    return min(max(number, 1), topic.pages)


@require_safe
def topic_detail(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """One page of a topic with, for who may, the form to reply."""
    topic = find_topic(request, board, pk)
    if topic.merged_into_id:
        return redirect(topic.merged_into, permanent=True)
    if slug != topic.slug or board != topic.board.slug:
        return redirect(topic, permanent=True)
    if request.GET.get("to") == "unread" and request.user.is_authenticated:
        return redirect("boards:unread", topic.board.slug, topic.pk, topic.slug)
    number = _page_number(request, topic)
    problem = reply_problem(request.user, topic)
    logged_in = request.user.is_authenticated
    reader = request.user if logged_in else None
    posts = lists.post_rows(topic, number, reader)
    place = personal.place_of(reader, topic) if reader else None
    context = {
        "topic": topic,
        "board": topic.board,
        "posts": posts,
        "asked": poll_of(topic, reader) if number == 1 else None,
        "pictures": lists.pictures_of(topic, number) if topic.has_files else {},
        "attachments": lists.attachments_of(topic, number) if topic.has_files else {},
        "themes": lists.themes_of(topic) if topic.has_themes and number == 1 else [],
        "is_long": topic.last_position >= lists.LONG_TOPIC,
        "number": number,
        "address": topic.get_absolute_url(),
        "languages": dict(POST_LANGUAGES),
        "problem": problem,
        "form": None if problem else _reply_form(request, place),
        "logged_in": logged_in,
        **(_personal(request, topic, posts, place) if logged_in else {}),
    }
    return render(request, "forums/boards/topic.html", context)


def _reply_form(request: HttpRequest, place: personal.Place | None) -> ReplyForm:
    start = {}
    if place and place.draft:
        start = {"text": place.draft, "language": place.draft_language or "nl"}
    return ReplyForm(user=request.user, initial=start)


def _ends_here(topic: Topic, posts: list[Any]) -> bool:
    """Whether these are the last messages of the topic."""
    return bool(posts) and posts[-1].position == topic.last_position


def _personal(
    request: HttpRequest, topic: Topic, posts: list[Any], place: personal.Place
) -> dict[str, Any]:
    moderates = can_moderate(request.user, topic.board)
    me = request.user.pk
    wrote = any(post.author_id == me for post in posts)
    return {
        "me": me,
        "place": place,
        "chooses": topic.author_id == request.user.pk or moderates,
        "undo_since": timezone.now() - UNDO_TIME if _ends_here(topic, posts) else None,
        "moderates": moderates,
        "editable_since": timezone.now() - edit_window(topic.board) if wrote else None,
    }


@require_safe
def topic_summary(request: HttpRequest, board: str, pk: int, slug: str) -> HttpResponse:
    """A long topic in short: what answers the question, and what people thanked for."""
    topic = find_topic(request, board, pk)
    context = {"topic": topic, "board": topic.board, "rows": lists.summary_rows(topic)}
    return render(request, "forums/boards/summary.html", context)


@require_safe
def post_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """To the message, on whatever page of its topic it is."""
    post = find_post(request, pk)
    page = f"?page={post.page}" if post.page > 1 else ""
    return redirect(f"{post.topic.get_absolute_url()}{page}#{post.anchor}")


@require_safe
def post_history(request: HttpRequest, pk: int) -> HttpResponse:
    """What a changed message said before; of a hidden one only moderators see it."""
    post = find_post(request, pk)
    if post.state != post.State.VISIBLE and not can_moderate(request.user, post.topic.board):
        return redirect(post)
    earlier = [(revision, markdown_to_html(revision.text)) for revision in post.revisions.all()]
    context = {"post": post, "topic": post.topic, "board": post.topic.board, "earlier": earlier}
    return render(request, "forums/boards/history.html", context)
