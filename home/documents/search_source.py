"""Files for the search: documents of the library, and what public pages lead to besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from search.contract import PUBLIC, Document, Text
from search.sources import make_key

from . import library_source
from .actions import KIND
from .library_source import is_entry
from .models import DocumentText


class DocumentSource:
    """Object ids are those of files, and `entry-7` for document 7 of the library."""

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every document of the library, and every file that a live public page leads to."""
        yield from library_source.documents()
        for row in _open_files().iterator(chunk_size=200):
            found = _document(row)
            if found is not None:
                yield found

    def document(self, object_id: str) -> Document | None:
        """One of them, or None when nobody finds it any more."""
        if is_entry(object_id):
            return library_source.document(object_id)
        row = (
            _open_files().filter(pk=object_id).first()
            if object_id.isdecimal() and len(object_id) < 19
            else None
        )
        return _document(row) if row is not None else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Those with these words in their title, when the engine does not answer."""
        yield from library_source.find_titles(text, audiences, limit)
        rows = _open_files()
        for word in text.split():
            rows = rows.filter(title__icontains=word)
        for row in rows[:limit]:
            found = _document(row)
            if found is not None:
                yield found.key, dict(found.texts)


def _open_files() -> QuerySet[Any]:
    """Files outside of the library, of collections that nobody is kept out of."""
    closed = Q()
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        closed |= Q(path__startswith=restriction.collection.path)
    # Of a document of the library the row in the library is found, never the file by itself.
    rows = get_document_model().objects.filter(version_of=None).order_by("pk")
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
