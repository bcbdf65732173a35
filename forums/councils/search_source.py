"""Advisory councils for the search: all of them are public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import translation

from search.common_facets import organisation_facets
from search.contract import LANGUAGES, Document, Text
from search.outbox.actions import mark
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import AdvisoryCouncil


class CouncilSource:
    """Councils with their company's name; who sits on one is left to its page."""

    kind = "council"

    def documents(self) -> Iterator[Document]:
        """Every council."""
        councils = AdvisoryCouncil.objects.select_related("company").order_by("pk")
        for council in councils.iterator(chunk_size=200):
            yield _document(council)

    def document(self, object_id: str) -> Document | None:
        """One council; None when it is gone."""
        if not object_id.isdigit():
            return None
        councils = AdvisoryCouncil.objects.select_related("company")
        council = councils.filter(pk=int(object_id)).first()
        return _document(council) if council else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their name, when the engine does not answer."""
        councils = AdvisoryCouncil.objects.select_related("company").order_by("pk")
        return titles_of(map(_document, rows_named(councils, text, "name")[:limit]))


def _document(council: AdvisoryCouncil) -> Document:
    company = council.company
    return Document(
        key=make_key(CouncilSource.kind, council.pk),
        kind=CouncilSource.kind,
        texts={code: text for code in LANGUAGES if (text := _text(council, code))},
        audience="public",
        facets=organisation_facets(company),
        facet_labels=tuple(filter(None, (company.name_nl, company.name_fr))),
        published_at=council.created_at,
        changed_at=council.changed_at,
    )


def _text(council: AdvisoryCouncil, code: str) -> Text | None:
    name = getattr(council, f"name_{code}")
    if not name:
        return None
    with translation.override(code):
        url = council.get_absolute_url()
    parts = [getattr(council, f"{field}_{code}") for field in ("text", "meeting")]
    return Text(
        title=name,
        summary=getattr(council.company, f"name_{code}"),
        body="\n".join(filter(None, parts)),
        url=url,
    )


def mark_changed(sender: type, instance: AdvisoryCouncil, **kwargs: Any) -> None:
    """A council that is written or removed is looked at again by the index."""
    mark(CouncilSource.kind, instance.pk)


council_source = CouncilSource()
