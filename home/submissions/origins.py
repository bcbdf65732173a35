"""Published practices that began as something else: a topic on a board."""

from __future__ import annotations

from collections import defaultdict

from django.utils.translation import get_language

from home.knowledge.models import PracticePage
from portal.core.memory import recall, remember

from .models import Submission

MEMORY = "practice-origins"
SECONDS = 60


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
