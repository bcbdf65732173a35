"""Elections for the search, once they are called. Never a candidate's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils import translation

from search.common_facets import organisation_facets, years
from search.contract import LANGUAGES, Document, Text
from search.outbox.actions import mark
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import Election


class ElectionSource:
    """Title and call; who stands is left to the page, with consent."""

    kind = "election"

    def documents(self) -> Iterator[Document]:
        """Every election that was called."""
        rows = Election.objects.published().select_related("company").order_by("pk")
        for election in rows.iterator(chunk_size=200):
            yield _document(election)

    def document(self, object_id: str) -> Document | None:
        """One of them; None while it is prepared and when it is gone."""
        if not object_id.isascii() or not object_id.isdigit() or len(object_id) > 18:
            return None
        rows = Election.objects.published().select_related("company")
        election = rows.filter(pk=int(object_id)).first()
        return _document(election) if election else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        rows = Election.objects.published().select_related("company").order_by("-published_at")
        return titles_of(map(_document, rows_named(rows, text)[:limit]))


def _document(election: Election) -> Document:
    company = election.company
    return Document(
        key=make_key(ElectionSource.kind, election.pk),
        kind=ElectionSource.kind,
        texts={code: _text(election, code) for code in LANGUAGES},
        audience="public",
        facets={**organisation_facets(company), **years(election.published_at)},
        facet_labels=tuple(filter(None, (company.name_nl, company.name_fr))),
        published_at=election.published_at,
        changed_at=election.changed_at,
    )


def _text(election: Election, code: str) -> Text:
    with translation.override(code):
        url = election.get_absolute_url()
    return Text(
        title=getattr(election, f"title_{code}"),
        summary=getattr(election.company, f"name_{code}"),
        body=getattr(election, f"text_{code}"),
        url=url,
    )


def mark_changed(sender: type, instance: Election, **kwargs: Any) -> None:
    """An election that is written or removed is looked at again by the index."""
    mark(ElectionSource.kind, instance.pk)


election_source = ElectionSource()
