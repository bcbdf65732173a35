"""The results that editors pinned, as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from .models import BestBet

MOST = 3


@dataclass(frozen=True, slots=True)
class Bet:
    """A pinned result in the reader's language."""

    title: str
    text: str
    url: str
    language: str = ""


def best_bets(text: str, language: str) -> list[Bet]:
    """What is pinned to these words and open to everybody; at most three."""
    rows = BestBet.objects.current().for_question(text)[:MOST]
    return [bet for row in rows if (bet := _bet(row, language))]


def _bet(row: BestBet, language: str) -> Bet | None:
    if row.page_id is None:
        return Bet(row.title, row.text, row.address)
    page = _version(row.page_id, language)
    if page is None:
        return None
    text = row.text or getattr(page, "summary", "")
    return Bet(row.title or page.title, text, page.get_url() or "", page.locale.language_code)


def _version(pk: int, language: str) -> Page | None:
    """The page in the reader's language, else as chosen; None when not everybody reads it."""
    chosen = Page.objects.get(pk=pk)
    versions = Page.objects.filter(translation_key=chosen.translation_key).live().public()
    found = list(versions.select_related("locale").specific())
    found.sort(key=lambda page: (page.locale.language_code != language, page.pk != pk))
    return found[0] if found else None
