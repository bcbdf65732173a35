"""Practices that are about the same, found by meaning and in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from portal.core.memory import recall, remember
from search.contract import EngineUnavailable, Query
from search.finding import search as find
from search.sources import make_key

if TYPE_CHECKING:
    from .models import PracticePage

KIND = "practice"
MOST = 4
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Related:
    """A practice about the same; `public_id` is what it is called outside."""

    public_id: str
    title: str
    url: str
    language: str
    is_in_other_language: bool


def related_practices(page: PracticePage, facts: dict[str, Any]) -> list[Related]:
    """What the search finds for the subjects and the title of the practice, without itself.

    Remembered for ten minutes, and asked each time whether it may still be read. Nothing when the
    engine does not answer: the page does without.
    """
    # The model of the page imports this module.
    from .search_source import readable_versions

    language = get_language() or "nl"
    memory = f"related-{language}-{page.pk}-{page.latest_revision_id}"
    known = recall(memory)
    if known is None:
        try:
            known = _find(page, facts, language)
        except EngineUnavailable:
            return []
        remember(memory, known, SECONDS)
    readable = readable_versions([one.public_id for one in known]) if known else ()
    return [one for one in known if (one.public_id, one.language) in readable]


def _find(page: PracticePage, facts: dict[str, Any], language: str) -> list[Related]:
    subjects = [label for _code, label in facts["themes"]]
    # The words of the lists are in the thesaurus: they find practices in the other language too.
    text = " ".join([*subjects[:6], *facts["target_groups"][:2], page.title])
    query = Query(text=text, language=language, filters={"kind": (KIND,)}, page_size=MOST + 1)
    own = make_key(KIND, page.public_id)
    hits = [hit for hit in find(query).hits if hit.key != own][:MOST]
    return [
        Related(hit.key.partition(":")[2], hit.title, hit.url, hit.language, hit.other_language)
        for hit in hits
    ]
