"""Names of facets and of their values: rooms tell, the search page and the API show.

A facet's values in documents are codes (`pillar: collective`); people read labels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language

from portal.core.memory import recall, remember

Labels = Callable[[], Mapping[str, str]]
LabelsFor = Callable[[frozenset[str]], Mapping[str, str]]
SECONDS_KEPT = 60


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet as people see it; `labels` gives code -> label in the active language.

    `parameter` is its name in an address, where that differs. A facet that is not `listed` is only
    shown when an address chose it. `labels_for` names values that not everybody may know of, to
    those who have these audiences.
    """

    name: str
    title: str | Promise
    labels: Labels = dict
    order: int = 100
    parameter: str = ""
    listed: bool = True
    labels_for: LabelsFor | None = None

    @property
    def field(self) -> str:
        """Its name in an address."""
        return self.parameter or self.name


_facets: dict[str, Facet] = {}


def register_facet(facet: Facet) -> Facet:
    """Offer a facet; the last registered under a name counts."""
    _facets[facet.name] = facet
    return facet


def known_facets() -> list[Facet]:
    """All facets, in the order that the page shows them."""
    return sorted(_facets.values(), key=lambda facet: (facet.order, facet.name))


def labels_of(facet: Facet, audiences: frozenset[str] = frozenset()) -> Mapping[str, str]:
    """Code -> label in the active language; those for everybody are kept for a minute."""
    if facet.labels_for is not None:
        return facet.labels_for(audiences)
    key = f"facet-{facet.name}-{get_language()}"
    found = recall(key)
    if found is None:
        found = {str(code): str(label) for code, label in facet.labels().items()}
        remember(key, found, SECONDS_KEPT)
    return found
