"""Good practices for the search: one document a practice, with each language that it has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from wagtail.models import PageViewRestriction

from portal.core.prepared import Prepared
from portal.core.text import plain_text
from search.common_facets import organisation_facets
from search.contract import PUBLIC, Document, Text
from search.sources import make_key

from .models import PracticePage
from .sections import SECTION_FIELDS, body_html

KIND = "practice"
BATCH = 200
RELATED = ("pillars", "lines", "objectives", "themes", "target_groups", "municipalities")


class PracticeSource:
    """Live practices that everybody may read.

    Object ids are what a practice is called outside: the number of the list that it was imported
    from, else its translation key.
    """

    kind = KIND

    def documents(self) -> Iterator[Document]:
        """Every live practice."""
        keys = (
            _live().order_by("translation_key").values_list("translation_key", flat=True).distinct()
        )
        batch: list[str] = []
        for key in keys.iterator(chunk_size=BATCH):
            batch.append(str(key))
            if len(batch) == BATCH:
                yield from _documents(batch)
                batch = []
        yield from _documents(batch)

    def document(self, object_id: str) -> Document | None:
        """One practice, or None when nobody may read it any more."""
        pages = _live()
        key = pages.filter(external_id=object_id).values_list("translation_key", flat=True).first()
        if key is None:
            key = as_key(object_id)
        found = _documents([str(key)]) if key else ()
        return next((found for found in found if found.key == make_key(KIND, object_id)), None)

    def find_titles(
        self, text: str, audiences: frozenset[str], limit: int
    ) -> Iterable[tuple[str, dict[str, Text]]]:
        """Practices with these words in their title, when the engine does not answer."""
        pages = _live()
        for word in text.split():
            pages = pages.filter(title__icontains=word)
        for page in pages.select_related("locale").order_by("-first_published_at")[:limit]:
            yield make_key(KIND, page.public_id), {page.locale.language_code: _text(page)}


def _live() -> QuerySet[PracticePage]:
    return PracticePage.objects.live().public().filter(alias_of=None)


def _among(ids: list[str], keys: list[UUID]) -> QuerySet:
    # `public()` asks the database while the query is written; this one is written once.
    above = Left(OuterRef("path"), Length("page__path"))
    closed = PageViewRestriction.objects.alias(above=above).filter(above=F("page__path"))
    pages = PracticePage.objects.filter(~Exists(closed), live=True, alias_of=None).order_by()
    # A translation that was made here knows only the key, not the name in the list elsewhere.
    imported = PracticePage.objects.filter(external_id__in=ids).order_by().values("translation_key")
    named = pages.filter(Q(translation_key__in=imported) | Q(translation_key__in=keys))
    return named.values_list("external_id", "translation_key", "locale__language_code")


_readable_among = Prepared(_among)
# Stands where a name is no translation key: the all-zero one, which no page has.
NO_PAGE = UUID(int=0)


def readable_versions(ids: list[str]) -> set[tuple[str, str]]:
    """Name and language of what everybody may read now of the practices with these outside names.

    One query.
    """
    keys = [as_key(one) or NO_PAGE for one in ids]
    found = _readable_among.all(ids=ids, keys=keys)
    names = {key: external_id for external_id, key, _language in found if external_id}
    return {(names.get(key, str(key)), language) for _external_id, key, language in found}


def _documents(keys: list[str]) -> Iterator[Document]:
    pages = _live().filter(translation_key__in=keys)
    pages = pages.select_related("locale", "organisation", "company").prefetch_related(*RELATED)
    versions: dict[str, list[PracticePage]] = defaultdict(list)
    for page in pages.order_by("pk"):
        versions[str(page.translation_key)].append(page)
    for found in versions.values():
        yield _document(found)


def as_key(object_id: str) -> UUID | None:
    """The translation key that an object id is, or None when it is something else."""
    try:
        return UUID(object_id)
    except ValueError:
        return None


def _document(versions: list[PracticePage]) -> Document:
    full = next((page for page in versions if page.has_full_text), versions[0])
    return Document(
        key=make_key(KIND, versions[0].public_id),
        kind=KIND,
        texts={page.locale.language_code: _text(page) for page in versions},
        audience=PUBLIC,
        facets=_facets(full, versions),
        facet_labels=_labels(full),
        published_at=min(
            filter(None, (page.first_published_at for page in versions)), default=None
        ),
        changed_at=max(filter(None, (page.last_published_at for page in versions)), default=None),
        concepts=tuple(theme.code for theme in full.themes.all()),
    )


def _text(page: PracticePage) -> Text:
    texts = [str(getattr(page, name)) for name in SECTION_FIELDS if name not in ("steps", "body")]
    parts = [plain_text(text) for text in (body_html(page.body), *texts)]
    parts += [f"{b.value['title']} {plain_text(b.value['text'].source)}" for b in page.steps]
    parts += [name for block in page.partners for name in block.value]
    return Text(page.title, page.summary, " ".join(filter(None, parts)), page.get_url() or "")


def _facets(page: PracticePage, versions: list[PracticePage]) -> dict[str, tuple[str, ...]]:
    facets = {
        "kind": (KIND,),
        "pillar": _codes(page, "pillars"),
        "line": _codes(page, "lines"),
        "objective": _codes(page, "objectives"),
        "theme": _codes(page, "themes"),
        "target_group": _codes(page, "target_groups"),
        "municipality": _codes(page, "municipalities"),
        **organisation_facets(page.company, page.organisation),
        "phase": (page.phase,),
        "evidence": (page.evidence,),
        "year": (str(page.year),) if page.year else (),
        "language": tuple(sorted(v.locale.language_code for v in versions if v.has_full_text)),
    }
    return {name: values for name, values in facets.items() if values}


def _codes(page: PracticePage, name: str) -> tuple[str, ...]:
    return tuple(item.code for item in getattr(page, name).all())


def _labels(page: PracticePage) -> tuple[str, ...]:
    named = [item for name in RELATED for item in getattr(page, name).all()]
    named += [item for item in (page.organisation, page.company) if item]
    labels = [label for item in named for label in (item.name_nl, item.name_fr)]
    labels += [item.acronym for item in (page.organisation, page.company) if item]
    return tuple(dict.fromkeys(filter(None, labels)))
