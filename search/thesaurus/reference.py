"""The concepts that every portal starts with, and the words that later releases add to them.

What was loaded is remembered, so that loading again brings what is new and nothing that an editor
took away or changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.db import transaction

from search.language.thesaurus import LANGUAGES, ThesaurusConcept, shipped_concepts

from .models import Concept, LoadedConcept, terms_of

BROADER = Path(__file__).parent / "data" / "broader.txt"
UNTOUCHED = timedelta(seconds=5)  # between making a row and its last change
Terms = dict[str, list[str]]


@transaction.atomic
def load() -> int:
    """Make the concepts that are missing and add new words to the others; returns how many.

    A concept or a word that was loaded before and is gone was removed by hand: it stays away.
    """
    loaded = {row.code: row for row in LoadedConcept.objects.all()}
    rows = {row.code: row for row in Concept.objects.all()}
    shipped = shipped_concepts()
    made = [_new(each) for each in shipped if each.id not in rows and each.id not in loaded]
    Concept.objects.bulk_create(made)
    _relate({row.code for row in made})
    extended = [
        each
        for each in shipped
        if each.id in rows and _extend(rows[each.id], each, _before(rows[each.id], loaded))
    ]
    _remember(shipped, loaded)
    return len(made) + len(extended)


def _new(shipped: ThesaurusConcept) -> Concept:
    return Concept(
        code=shipped.id,
        label_nl=shipped.terms.get("nl", ("",))[0],
        label_fr=shipped.terms.get("fr", ("",))[0],
        synonyms_nl="\n".join(shipped.terms.get("nl", ())[1:]),
        synonyms_fr="\n".join(shipped.terms.get("fr", ())[1:]),
        english="; ".join(shipped.english)[:200],
    )


def _before(row: Concept, loaded: dict[str, LoadedConcept]) -> Terms | None:
    """The terms loaded so far; None when that is unknown and somebody may have removed some."""
    if row.code in loaded:
        return loaded[row.code].terms
    return {} if row.changed_at - row.created_at < UNTOUCHED else None


def _extend(row: Concept, shipped: ThesaurusConcept, before: Terms | None) -> bool:
    """Add the terms that were never loaded; False when there are none."""
    if before is None:
        return False
    changed = []
    for language in LANGUAGES:
        name = f"synonyms_{language}"
        own = (getattr(row, f"label_{language}"), *terms_of(getattr(row, name)))
        known = {term.casefold() for term in (*own, *before.get(language, ()))}
        new = [term for term in shipped.terms.get(language, ()) if term.casefold() not in known]
        text = "\n".join((*terms_of(getattr(row, name)), *new))
        if new and len(text) <= Concept._meta.get_field(name).max_length:
            setattr(row, name, text)
            changed.append(name)
    if changed:
        row.save(update_fields=[*changed, "changed_at"])
    return bool(changed)


def _remember(shipped: list[ThesaurusConcept], loaded: dict[str, LoadedConcept]) -> None:
    rows = []
    for each in shipped:
        before = loaded[each.id].terms if each.id in loaded else {}
        terms = {}
        for language in LANGUAGES:
            both = (*before.get(language, ()), *each.terms.get(language, ()))
            terms[language] = list(dict.fromkeys(both))
        if terms != before:
            rows.append(LoadedConcept(code=each.id, terms=terms))
    LoadedConcept.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["code"], update_fields=["terms"]
    )


def _relate(new: set[str]) -> None:
    keys = dict(Concept.objects.values_list("code", "pk"))
    link = Concept.broader.through
    link.objects.bulk_create(
        (
            link(from_concept_id=keys[narrow], to_concept_id=keys[wide])
            for narrow, wide in broader_pairs()
            if narrow in new and wide in keys
        ),
        ignore_conflicts=True,
    )


def broader_pairs() -> Iterator[tuple[str, str]]:
    """Each narrower concept with its wider one."""
    for line in BROADER.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            narrower, _, wide = line.partition(" -> ")
            yield from ((narrow.strip(), wide.strip()) for narrow in narrower.split(","))
