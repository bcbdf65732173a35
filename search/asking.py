"""From an address to a query: what a visitor typed and ticked, made harmless."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from portal.core.text import clean_text

from .contract import Query
from .facets import known_facets

MAX_LENGTH = 300
MAX_PAGE = 500
MAX_VALUES = 20
PAGE_SIZE = 20
LARGEST_SIZE = 100
SORTS = ("relevance", "newest", "title")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says; every part may be missing or nonsense and is then left out."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    sort: str = SORTS[0]
    size: int = PAGE_SIZE

    @classmethod
    def from_address(cls, parameters: QueryDict) -> Asked:
        """Read the known parameters and ignore all others."""
        filters = {}
        for facet in known_facets():
            values = [clean_text(value)[:80].strip() for value in parameters.getlist(facet.field)]
            if chosen := tuple(dict.fromkeys(value for value in values if value))[:MAX_VALUES]:
                filters[facet.name] = chosen
        sort = parameters.get("sort", "")
        return cls(
            text=" ".join(clean_text(parameters.get("q", ""))[:MAX_LENGTH].split()),
            filters=filters,
            page=_number(parameters.get("page", ""), 1, MAX_PAGE),
            sort=sort if sort in SORTS else SORTS[0],
            size=_number(parameters.get("size", ""), PAGE_SIZE, LARGEST_SIZE),
        )

    def __bool__(self) -> bool:
        """True when something was asked."""
        return bool(self.text or self.filters)

    @property
    def first(self) -> int:
        """The place of the first hit of this page in the whole list."""
        return (self.page - 1) * self.size + 1

    def query(
        self,
        *,
        language: str,
        audiences: frozenset[str],
        fixed: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Query:
        """The query for the engine; `fixed` filters hold whatever the visitor ticks."""
        return Query(
            text=self.text,
            language=language,
            audiences=audiences,
            filters={**self.filters, **(fixed or {})},
            page=self.page,
            page_size=self.size,
            sort=self.sort,
        )

    def address(self, **changes: object) -> str:
        """The query string of this question with changes; an empty value takes a part away.

        A facet is changed by its own name, whatever its parameter is called.
        """
        parts: dict[str, object] = {"q": self.text, **self.filters}
        parts["sort"] = self.sort if self.sort != SORTS[0] else ""
        parts["size"] = self.size if self.size != PAGE_SIZE else ""
        parts.update(changes)
        fields = {facet.name: facet.field for facet in known_facets()}
        kept = {fields.get(name, name): value for name, value in parts.items() if value}
        return f"?{urlencode(kept, doseq=True)}" if kept else "?"

    @property
    def kept(self) -> dict[str, str]:
        """What a form of filters keeps besides the filters."""
        sort = self.sort if self.sort != SORTS[0] else ""
        return {name: value for name, value in (("q", self.text), ("sort", sort)) if value}

    @property
    def only_words(self) -> str:
        """The query string without any filter."""
        return Asked(self.text, {}, 1, self.sort, self.size).address()

    def without(self, facet: str, value: str) -> str:
        """The query string without one chosen value."""
        return self.address(**{facet: self._rest(facet, value)})

    def narrowed_less(self, facet: str, value: str) -> Asked:
        """The same question without one chosen value, from its first page."""
        filters = {**self.filters, facet: self._rest(facet, value)}
        kept = {name: values for name, values in filters.items() if values}
        return Asked(self.text, kept, 1, self.sort, self.size)

    def _rest(self, facet: str, value: str) -> tuple[str, ...]:
        return tuple(item for item in self.filters.get(facet, ()) if item != value)


def _number(value: str, default: int, most: int) -> int:
    try:
        return min(max(int(value[:12]), 1), most)
    except ValueError:
        return default
