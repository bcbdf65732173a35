"""The concepts as search and its pages ask for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from search.language.thesaurus import ThesaurusConcept

from .models import Concept


def search_concepts() -> list[ThesaurusConcept] | None:
    """Every concept in use; None before any was loaded, so that the shipped ones serve."""
    rows = [row.as_search_knows_it() for row in Concept.objects.in_use()]
    return rows or None


def near_labels(codes: Iterable[str], language: str, most: int = 8) -> list[str]:
    """What concepts that are wider or narrower than these are called."""
    codes = list(codes)
    if not codes:
        return []
    near = Q(narrower__code__in=codes) | Q(broader__code__in=codes)
    rows = Concept.objects.in_use().filter(near).exclude(code__in=codes).distinct()
    labels = rows.order_by("-documents_count", "code").values_list("label_nl", "label_fr")[:most]
    own = 1 if language == "fr" else 0
    return [pair[own] or pair[1 - own] for pair in labels]
