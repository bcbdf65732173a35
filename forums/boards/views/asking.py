"""A question to colleagues: a topic on the board of the sector, told to who follows its themes."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forums.boards.forms import AskForm
from forums.boards.network import network_board
from forums.boards.writing import TITLE_LENGTH
from portal.accounts.audiences import PROFESSIONAL, audiences
from portal.core.drafts import login_keeping_input
from portal.core.text import clean_text

from .writing import topic_page


@login_keeping_input
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask_network(request: HttpRequest) -> HttpResponse:
    """Ask all who follow a theme; people of the sector read question and answers."""
    board = network_board(request.user)
    if board is None and PROFESSIONAL in audiences(request.user):
        # No board of the sector yet: any other is better than none.
        return redirect("boards:index")
    if board is None:
        raise Http404
    words = " ".join(clean_text(request.GET.get("q", "")).split())[:TITLE_LENGTH]
    return topic_page(
        request,
        board,
        AskForm,
        start={"title": words} if words else None,
        template="forums/boards/ask_network.html",
    )
