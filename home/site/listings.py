"""What a listing block shows; rooms offer their kinds by name."""

from __future__ import annotations

from typing import Any

from portal.core.template_functions import template_functions

# The template functions that rooms register, each giving items with title, url and summary.
SOURCES = {
    "news": "latest_news",
    "practices": "latest_practices",
    "consultations": "open_consultations",
}


def entries(kind: str, page: Any = None, limit: int = 6) -> list[dict[str, str]]:
    """Title, address and summary of what there is; empty when the room is not there."""
    if kind == "children":
        from .models.pages import children_of

        return children_of(page) if page is not None and page.pk else []
    function = template_functions().get(SOURCES.get(kind, ""))
    if function is None:
        return []
    return [_entry(item) for item in list(function())[:limit]]


def _entry(item: Any) -> dict[str, str]:
    def value(name: str) -> str:
        found = item.get(name, "") if isinstance(item, dict) else getattr(item, name, "")
        return str(found or "")

    return {"title": value("title"), "summary": value("summary"), "url": value("url")}
