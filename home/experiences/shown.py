"""What the page of a practice shows of this room, in two queries at most."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count
from django.utils.translation import get_language, ngettext

from home.knowledge.chosen import Named
from home.knowledge.models import PracticePage
from home.site.addresses import base_url
from portal.accounts.audiences import Anybody
from portal.core.addresses import url
from portal.core.drawing import Tile
from portal.core.memory import recall, remember
from portal.core.prepared import Prepared
from portal.organisations.houses import house
from portal.organisations.models import Municipality

from .models import Replication
from .permissions import is_invited
from .quoting import citation

MOST = 6
PLACES = "municipalities-by-name"
SECONDS = 60
# How many were tried in a municipality, by its code.
Counts = tuple[tuple[str, int], ...]
_counted = Prepared(
    lambda key: (
        Replication.objects.shown()
        .filter(practice_key=key)
        .order_by()
        .values_list("outcome", "municipality__code")
        .annotate(n=Count("pk"))
    )
)
# What everybody may read: who wrote it is no part of it.
_newest = Prepared(
    lambda key: (
        Replication.objects.shown()
        .of(key)
        .values_list(
            "organisation",
            "municipality__name_nl",
            "municipality__name_fr",
            "year",
            "outcome",
            "changed",
            "result",
            "language",
        )[:MOST]
    )
)


class Told(NamedTuple):
    """One replication, as everybody may read it."""

    organisation: str
    name_nl: str | None
    name_fr: str | None
    year: int
    outcome: str
    changed: str
    result: str
    language: str

    @property
    def municipality(self) -> str:
        """Where it was, in the language that is read."""
        return str(Named("", self.name_nl or "", self.name_fr or ""))

    def get_outcome_display(self) -> str:
        return str(Replication.Outcome(self.outcome).label)


class Shown(NamedTuple):
    """Replications in short and on the map, the sentence to quote, and the practice's address.

    `invites`: whether the reader is asked to tell about a try of their own; who is not logged in
    is, since the answer comes after logging in.
    """

    key: str
    total: int
    worked: int
    newest: tuple[Told, ...]
    tiles: tuple[Tile, ...]
    citation: str
    address: str
    invites: bool


def colleagues_of(page: PracticePage, reader: Anybody) -> Shown | None:
    """What colleagues made of the practice; nothing for one that is not kept yet (a preview)."""
    if not page.pk or not page.live:
        return None
    key = page.translation_key
    counted = _counted.all(key=key)
    total = sum(n for _outcome, _code, n in counted)
    worked = sum(n for outcome, _code, n in counted if outcome == Replication.Outcome.WORKED)
    newest = tuple(Told(*row) for row in _newest.all(key=key)) if total else ()
    address = base_url() + (page.get_url() or "")
    tiles = _tiles_of(key, counted)
    invites = is_invited(reader)
    return Shown(str(key), total, worked, newest, tiles, citation(page, address), address, invites)


def map_of(key: UUID) -> tuple[Tile, ...]:
    """The municipalities on the map of a practice; none when nobody said where it was tried."""
    return _tiles_of(key, _counted.all(key=key))


def _tiles_of(key: UUID, counted: list[tuple[str, str | None, int]]) -> tuple[Tile, ...]:
    by_place: dict[str, int] = {}
    for _outcome, code, n in counted:
        if code:
            by_place[code] = by_place.get(code, 0) + n
    if not by_place:
        return ()
    return _tiles(key, tuple(sorted(by_place.items())), _places(), get_language())


def _places() -> tuple[Named, ...]:
    found = recall(PLACES)
    if found is None:
        rows = Municipality.objects.values_list("code", "name_nl", "name_fr")
        found = tuple(Named(*row) for row in rows)
        remember(PLACES, found, SECONDS)
    return found


@lru_cache(maxsize=256)
def _tiles(
    key: UUID, counts: Counts, places: tuple[Named, ...], language: str | None
) -> tuple[Tile, ...]:
    address = url("experiences:colleagues", args=[str(key)])
    by_place = dict(counts)
    return tuple(
        house(place.code, n, _in_words(place, n), f"{address}?municipality={place.code}#tried-too")
        for place in places
        for n in [by_place.get(place.code, 0)]
    )


def _in_words(place: Named, count: int) -> str:
    words = ngettext("%(place)s: tried once", "%(place)s: tried %(count)s times", count)
    return words % {"place": place, "count": count}
