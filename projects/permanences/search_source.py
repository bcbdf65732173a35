"""Permanences for the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import QuerySet
from django.utils import translation

from portal.accounts.audiences import PUBLIC
from search.common_facets import organisation_facets
from search.contract import LANGUAGES, Document, Text
from search.sources import make_key
from search.titles import rows_named, titles_of

from .models import Permanence


class PermanenceSource:
    """Published permanences."""

    kind = "permanence"

    def documents(self) -> Iterator[Document]:
        """Every permanence that is published."""
        for permanence in self._rows().iterator(chunk_size=200):
            yield self._document(permanence)

    def document(self, object_id: str) -> Document | None:
        """One permanence; None when it is gone or hidden."""
        if not object_id.isdigit():
            return None
        found = self._rows().filter(pk=int(object_id)).first()
        return self._document(found) if found else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        return titles_of(map(self._document, rows_named(self._rows(), text)[:limit]))

    def _rows(self) -> QuerySet[Permanence]:
        rows = Permanence.objects.published().order_by("pk")
        return rows.select_related("municipality", "organisation")

    def _document(self, permanence: Permanence) -> Document:
        place, organisation = permanence.municipality, permanence.organisation
        facets = organisation_facets(organisation)
        if place:
            facets["municipality"] = (place.code,)
        named = [organisation, *([place] if place else [])]
        return Document(
            key=make_key(self.kind, permanence.pk),
            kind=self.kind,
            texts={code: text for code in LANGUAGES if (text := _text(permanence, code))},
            audience=PUBLIC,
            facets=facets,
            facet_labels=tuple(
                name for row in named for name in (row.name_nl, row.name_fr) if name
            ),
            published_at=permanence.created_at,
            changed_at=permanence.changed_at,
            concepts=("office-hours",),
        )


def _text(permanence: Permanence, code: str) -> Text | None:
    title = getattr(permanence, f"title_{code}")
    if not title:
        return None
    with translation.override(code):
        url = permanence.get_absolute_url()
        channel = str(permanence.get_channel_display())
    parts = [getattr(permanence, f"{name}_{code}") for name in ("place", "for_whom", "access")]
    summary = getattr(permanence, f"summary_{code}")
    body = "\n".join(filter(None, [channel, *parts]))
    return Text(title=title, summary=summary, body=body, url=url)


permanence_source = PermanenceSource()
