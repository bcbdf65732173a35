"""Documents of the library for the search, each with the text of its newest file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from search.common_facets import organisation_facets, years
from search.contract import LANGUAGES, Document, Text
from search.facets import Facet, register_facet
from search.outbox.actions import mark
from search.sources import make_key
from search.titles import rows_named, titles_of

from .actions import KIND
from .models import DocumentText, LibraryDocument

PREFIX = "entry-"
FACET = "document_kind"


def is_entry(object_id: str) -> bool:
    """Whether the id is that of a document of the library."""
    return object_id.startswith(PREFIX)


def entry_id(pk: int) -> str:
    """What document `pk` of the library is called in the search."""
    return f"{PREFIX}{pk}"


def mark_entry(pk: int) -> None:
    """Let the search look at a document of the library again."""
    mark(KIND, entry_id(pk))


def register_document_facets() -> None:
    """Called once, when the application is ready."""
    labels = dict(LibraryDocument.Kind.choices)
    register_facet(Facet(FACET, _("Kind of document"), lambda: labels, 20))


def documents() -> Iterator[Document]:
    """Every document of the library."""
    for row in _rows().iterator(chunk_size=200):
        yield _document(row)


def document(object_id: str) -> Document | None:
    """One document, or None when it is not in the library."""
    number = object_id.removeprefix(PREFIX)
    if not number.isdecimal() or len(number) > 18:
        return None
    row = _rows().filter(pk=int(number)).first()
    return _document(row) if row else None


def find_titles(
    text: str, audiences: frozenset[str], limit: int
) -> Iterable[tuple[str, dict[str, Text]]]:
    """Those with these words in their title that this reader may read."""
    rows = rows_named(_rows().visible_in(audiences), text)
    return titles_of(map(_document, rows[:limit]))


def _rows() -> QuerySet[LibraryDocument]:
    rows = LibraryDocument.objects.published().with_versions().order_by("pk")
    return rows.prefetch_related("themes")


def _document(row: LibraryDocument) -> Document:
    themes = tuple(theme.code for theme in row.themes.all())
    languages = tuple(code for code in row.languages.split(",") if code in LANGUAGES)
    facets = {
        FACET: (row.kind,),
        "theme": themes,
        "language": languages,
        **organisation_facets(row.organisation),
        **years(row.dated_on),
    }
    words = _text_inside(row)
    owner = row.organisation
    return Document(
        key=make_key(KIND, entry_id(row.pk)),
        kind=KIND,
        texts={code: text for code in LANGUAGES if (text := _text(row, code, words))},
        audience=row.audience,
        facets={name: values for name, values in facets.items() if values},
        facet_labels=tuple(filter(None, (owner.name_nl, owner.name_fr))) if owner else (),
        published_at=timezone.make_aware(datetime.combine(row.dated_on, time(12))),
        changed_at=row.changed_at,
        concepts=themes,
    )


def _text(row: LibraryDocument, code: str, words: str) -> Text | None:
    title = getattr(row, f"title_{code}")
    if not title:
        return None
    with translation.override(code):
        url = row.get_absolute_url()
    # The words of the file belong to the language that it is written in.
    inside = words if code in row.languages or not _is_written_in_ours(row) else ""
    body = " ".join(filter(None, [getattr(row, f"text_version_{code}"), inside]))
    return Text(title, getattr(row, f"summary_{code}"), body, url)


def _is_written_in_ours(row: LibraryDocument) -> bool:
    titled = [code for code in LANGUAGES if getattr(row, f"title_{code}")]
    return any(code in row.languages for code in titled)


def _text_inside(row: LibraryDocument) -> str:
    newest = row.newest
    if newest is None:
        return ""
    read = DocumentText.objects.filter(document=newest.file_id).only("text").first()
    return read.text if read else ""
