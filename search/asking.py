"""From an address to a query: what a visitor typed and ticked, made harmless."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from portal.core.text import clean_text

from .contract import Query
from .facets import known_facets

MAX_LENGTH = 200
MAX_PAGE = 50
MAX_VALUES = 20
PAGE_SIZE = 20
SORTS = ("relevance", "newest")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says; every part may be missing or nonsense and is then left out."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    sort: str = "relevance"

    @classmethod
    def from_address(cls, parameters: QueryDict) -> Asked:
        """Read the known parameters and ignore all others."""
        filters = {}
        for facet in known_facets():
            values = [clean_text(value)[:80] for value in parameters.getlist(facet.name)]
            if chosen := tuple(dict.fromkeys(value for value in values if value))[:MAX_VALUES]:
                filters[facet.name] = chosen
        sort = parameters.get("sort", "")
        return cls(
            text=" ".join(clean_text(parameters.get("q", ""))[:MAX_LENGTH].split()),
            filters=filters,
            page=_page(parameters.get("page", "")),
            sort=sort if sort in SORTS else SORTS[0],
        )

    def query(
        self, *, language: str, audiences: frozenset[str], fixed: Mapping[str, tuple[str, ...]]
    ) -> Query:
        """The query for the engine; `fixed` filters hold whatever the visitor ticks."""
        return Query(
            text=self.text,
            language=language,
            audiences=audiences,
            filters={**self.filters, **fixed},
            page=self.page,
            page_size=PAGE_SIZE,
            sort=self.sort,
        )

    def address(self, **changes: object) -> str:
        """The query string of this question with changes; an empty value takes a part away."""
        parts: dict[str, object] = {"q": self.text, **self.filters}
        parts["sort"] = self.sort if self.sort != SORTS[0] else ""
        parts.update(changes)
        kept = {name: value for name, value in parts.items() if value}
        return f"?{urlencode(kept, doseq=True)}" if kept else "?"

    def without(self, facet: str, value: str) -> str:
        """The query string without one chosen value."""
        rest = tuple(item for item in self.filters.get(facet, ()) if item != value)
        return self.address(**{facet: rest})


def _page(value: str) -> int:
    try:
        return min(max(int(value), 1), MAX_PAGE)
    except ValueError:
        return 1
