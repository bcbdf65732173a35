"""Terms for the search: a word that is looked up leads to its explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import override

from search.contract import Document, Text
from search.sources import make_key

from .models import GlossaryTerm

KIND = "term"
LANGUAGES = ("nl", "fr")


class TermSource:
    """The terms in use; everybody may read them. Object ids are those of the rows."""

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every term in use."""
        yield from map(_document, GlossaryTerm.objects.shown().order_by("pk").iterator(200))

    def document(self, object_id: str) -> Document | None:
        """One term, or None when it is gone or switched off."""
        if not object_id.isdecimal() or len(object_id) > 18:
            return None
        row = GlossaryTerm.objects.shown().filter(pk=object_id).first()
        return _document(row) if row else None

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Terms with these words in their name, when the engine does not answer."""
        rows = GlossaryTerm.objects.shown()
        for word in text.split():
            rows = rows.filter(Q(term_nl__icontains=word) | Q(term_fr__icontains=word))
        for row in rows[:limit]:
            yield make_key(KIND, row.pk), _texts(row)


def index_addresses() -> list[dict[str, str]]:
    """The glossary in each language, for the sitemap."""
    addresses = {}
    for language in LANGUAGES:
        with override(language):
            addresses[language] = reverse("glossary:index")
    return [addresses]


def _document(row: GlossaryTerm) -> Document:
    return Document(key=make_key(KIND, row.pk), kind=KIND, texts=_texts(row))


def _texts(row: GlossaryTerm) -> dict[str, Text]:
    return {language: _text(row, language) for language in LANGUAGES}


def _text(row: GlossaryTerm, language: str) -> Text:
    title, *others = row.spelled(language)
    body = " ".join([*others, getattr(row, f"more_{language}")])
    return Text(title, getattr(row, f"sentence_{language}"), body, row.address(language))
