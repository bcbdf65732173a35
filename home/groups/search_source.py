"""Groups for the search: for the sector those that can be found, closed ones for their members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.db.models import QuerySet
from django.utils import translation

from search.contract import LANGUAGES, Document, Text
from search.sources import make_key
from search.titles import rows_named, titles_of

from .actions.opening import KIND
from .models import Group


class GroupSource:
    """Each group under the audience that may know of it."""

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every group."""
        for group in _rows().iterator(chunk_size=200):
            yield _document(group)

    def document(self, object_id: str) -> Document | None:
        """One group, or None when it is gone."""
        if not object_id.isdigit():
            return None
        group = _rows().filter(pk=int(object_id)).first()
        return _document(group) if group else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, Mapping[str, Text]]]:
        """Those with these words in their name, when the engine does not answer."""
        rows = rows_named(_rows(), text, field="name")
        found = (_document(group) for group in rows[: limit * 2])
        return titles_of(one for one in found if one.audience in audiences)


def _rows() -> QuerySet[Group]:
    return Group.objects.prefetch_related("themes").order_by("pk")


def _document(group: Group) -> Document:
    themes = tuple(theme.code for theme in group.themes.all())
    return Document(
        key=make_key(KIND, group.pk),
        kind=KIND,
        texts={code: text for code in LANGUAGES if (text := _text(group, code))},
        audience=group.found_by,
        facets={"theme": themes} if themes else {},
        published_at=group.created_at,
        changed_at=group.changed_at,
        concepts=themes,
    )


def _text(group: Group, code: str) -> Text | None:
    name = getattr(group, f"name_{code}")
    if not name:
        return None
    with translation.override(code):
        url = group.get_absolute_url()
    words = getattr(group, f"description_{code}")
    return Text(title=name, summary=words[:300], body=words, url=url)
