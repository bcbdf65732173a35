"""The concepts that every portal starts with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from search.language.thesaurus import shipped_concepts

from .models import Concept

BROADER = Path(__file__).parent / "data" / "broader.txt"


def load() -> int:
    """Make the concepts that are missing, with what they are part of; returns how many."""
    known = set(Concept.objects.values_list("code", flat=True))
    made = [
        Concept(
            code=each.id,
            label_nl=each.terms.get("nl", ("",))[0],
            label_fr=each.terms.get("fr", ("",))[0],
            synonyms_nl="\n".join(each.terms.get("nl", ())[1:]),
            synonyms_fr="\n".join(each.terms.get("fr", ())[1:]),
            english="; ".join(each.english)[:200],
        )
        for each in shipped_concepts()
        if each.id not in known
    ]
    Concept.objects.bulk_create(made)
    _relate({row.code for row in made})
    return len(made)


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
