"""Searching the topics of one board."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.asking import Asked
from search.listing import results_context

from .finding import find_board


@require_safe
def board_search(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said about some words on this board; without words, the form alone."""
    board = find_board(request, slug)
    asked = Asked.from_address(request.GET)
    # Of the address only words, order and page count here: the board is given.
    asked = Asked(text=asked.text, page=asked.page, sort=asked.sort)
    fixed = {"kind": ("topic",), "board": (board.slug,)}
    context = results_context(asked, request.user, fixed=fixed)
    return render(request, "forums/boards/search.html", {"board": board, **context})
