"""Files of the document library for the search: what live pages that everybody may read lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from search.contract import PUBLIC, Document, Text
from search.sources import make_key

from .actions import KIND
from .models import DocumentText


class DocumentSource:
    """Public files; object ids are those of the document library."""

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every file that a live public page leads to."""
        for row in _open_files().iterator(chunk_size=200):
            found = _document(row)
            if found is not None:
                yield found

    def document(self, object_id: str) -> Document | None:
        """One file, or None when no public page leads to it any more."""
        row = (
            _open_files().filter(pk=object_id).first()
            if object_id.isdecimal() and len(object_id) < 19
            else None
        )
        return _document(row) if row is not None else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Files with these words in their title, when the engine does not answer."""
        rows = _open_files()
        for word in text.split():
            rows = rows.filter(title__icontains=word)
        for row in rows[:limit]:
            found = _document(row)
            if found is not None:
                yield found.key, dict(found.texts)


def _open_files() -> QuerySet[Any]:
    """Files of collections that nobody is kept out of."""
    closed = Q()
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        closed |= Q(path__startswith=restriction.collection.path)
    rows = get_document_model().objects.order_by("pk")
    if closed:
        rows = rows.exclude(collection__in=Collection.objects.filter(closed))
    return rows


def leading_to(row: Any) -> QuerySet[Page]:
    """The live pages that lead to a file and that everybody may read, no repetitions of others."""
    to_pages = ReferenceIndex.get_references_to(row).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    keys = [int(key) for key in to_pages.values_list("object_id", flat=True).distinct()]
    pages = Page.objects.filter(pk__in=keys, alias_of=None).live().public()
    return pages.select_related("locale").order_by("pk")


def _document(row: Any) -> Document | None:
    page = leading_to(row).first()
    if page is None:
        return None
    read = DocumentText.objects.filter(document=row).only("text").first()
    text = Text(row.title, page.title, read.text if read else "", row.url)
    return Document(
        key=make_key(KIND, row.pk),
        kind=KIND,
        texts={page.locale.language_code: text},
        audience=PUBLIC,
        published_at=row.created_at,
    )
