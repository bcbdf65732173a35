"""Practices that began as something else: a topic on a board. Rooms to the right give its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language

from home.knowledge.models import PracticePage
from portal.accounts.models import User
from portal.core.memory import recall, remember

from .models import Submission

MEMORY = "practice-origins"
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Beginning:
    """The words that a practice starts with; its author changes them at will."""

    title: str
    summary: str
    language: str


# Gets the person and the id of a thing; None when this person may not read it.
Words = Callable[[User, str], Beginning | None]
_words: dict[str, Words] = {}


def register_beginning(kind: str, words: Words) -> None:
    """Let a practice begin as a thing of `kind` ("topic" of "topic:12")."""
    _words[kind] = words


def beginning_of(user: User, about: str) -> Beginning | None:
    """What a practice starts with that grows out of this thing, for who may read it."""
    kind, _, identity = about.partition(":")
    return _words[kind](user, identity) if kind in _words else None


def practices_begun_as(about: str) -> list[tuple[str, str]]:
    """Title and address of the live practices that grew out of a thing ("topic:12").

    All origins are asked for once a minute, so that a page which shows none costs nothing.
    """
    language = get_language() or "nl"
    known = recall(f"{MEMORY}-{language}")
    if known is None:
        known = _ask(language)
        remember(f"{MEMORY}-{language}", known, SECONDS)
    return known.get(about, [])


def _ask(language: str) -> dict[str, list[tuple[str, str]]]:
    begun = Submission.objects.exclude(origin="")
    origins = dict(begun.values_list("page__translation_key", "origin"))
    pages = PracticePage.objects.live().public()
    pages = pages.filter(translation_key__in=origins, locale__language_code=language)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for page in pages.defer_streamfields():
        found[origins[page.translation_key]].append((page.title, page.get_url() or ""))
    return dict(found)


def origin_of(page: PracticePage) -> str:
    """What the practice grew out of, or empty."""
    rows = Submission.objects.filter(page__translation_key=page.translation_key)
    return rows.exclude(origin="").values_list("origin", flat=True).first() or ""
