"""Topics that may already answer what somebody is about to ask."""

from __future__ import annotations

from portal.accounts.audiences import audiences
from portal.accounts.models import User
from search.contract import EngineUnavailable, Hit, Query
from search.finding import search as find

MOST = 4
SHORTEST = 6


def similar(user: User, title: str, language: str) -> list[Hit]:
    """A few topics that the person may read and that are about the same; none without an engine."""
    words = title.strip()[:160]
    if len(words) < SHORTEST:
        return []
    query = Query(
        text=words,
        language=language if language in ("nl", "fr") else "nl",
        audiences=audiences(user),
        filters={"kind": ("topic",)},
        page_size=MOST,
    )
    try:
        return list(find(query).hits)
    except EngineUnavailable:
        return []
