"""Making a board, with the audiences that belong to its kind."""

from __future__ import annotations

from django.db import transaction

from forums.boards.models import Board
from portal.accounts.audiences import MEMBER, PROFESSIONAL, PUBLIC
from portal.organisations.models import Organisation


@transaction.atomic
def open_board(
    *,
    slug: str,
    name: dict[str, str],
    description: dict[str, str] | None = None,
    welcome: dict[str, str] | None = None,
    company: Organisation | None = None,
    is_closed_to_others: bool = False,
    is_for_professionals: bool = False,
    order: int = 0,
    icon: str = "messages-square",
    colour: str = "",
    is_demo: bool = False,
) -> Board:
    """A board of a company, for all tenants, or for professionals; one that has `slug` is changed.

    `is_closed_to_others`: only the company's own people read it. Texts come by language. Raises
    ValidationError for what cannot be.
    """
    reads, writes = PUBLIC, MEMBER
    kind, section = Board.Kind.TENANTS, Board.Section.EVERYBODY
    if is_for_professionals:
        reads = writes = PROFESSIONAL
        kind, section = Board.Kind.PROFESSIONALS, Board.Section.PROFESSIONALS
    elif company:
        reads, writes = (company.audience if is_closed_to_others else PUBLIC), company.audience
        section = Board.Section.COMPANY
    board = Board.objects.filter(slug=slug).first() or Board(slug=slug)
    board.kind, board.section, board.audience, board.posting_audience = kind, section, reads, writes
    board.organisation, board.order, board.icon = company, order, icon
    board.colour, board.is_demo = colour, is_demo
    texts = {"name": name, "description": description, "welcome": welcome}
    for field, by_language in texts.items():
        for language, text in (by_language or {}).items():
            setattr(board, f"{field}_{language}", text)
    board.full_clean()
    board.save()
    return board
