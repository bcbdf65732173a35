"""Searching the topics of one board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.accounts.audiences import audiences
from search.answering import answer
from search.asking import Asked

from .finding import find_board


@require_safe
def board_search(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said about some words on this board; without words, the form alone."""
    board = find_board(request, slug)
    asked = Asked.from_address(request.GET)
    # Of the address only words, order and page count here: the board is given.
    asked = Asked(text=asked.text, page=asked.page, sort=asked.sort)
    context = {"board": board, "asked": asked, "has_asked": bool(asked.text), "kinds": {}}
    if asked.text:
        context["answer"] = answer(
            asked,
            language=get_language() or "nl",
            audiences=audiences(request.user),
            fixed={"kind": ("topic",), "board": (board.slug,)},
        )
    return render(request, "forums/boards/search.html", context)
