"""What the page of a practice shows of this room, in three queries at most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from home.knowledge.models import PracticePage
from home.site.addresses import base_url
from portal.accounts.audiences import Anybody
from portal.core.drawing import Tile
from portal.core.prepared import Prepared
from portal.organisations.houses import house
from portal.organisations.models import Municipality

from .models import Replication
from .permissions import is_invited
from .quoting import citation

MOST = 6
_counted = Prepared(
    lambda key: (
        Replication.objects.shown()
        .filter(practice_key=key)
        .order_by()
        .values("outcome", "municipality__code")
        .annotate(n=Count("pk"))
    )
)
_newest = Prepared(lambda key: Replication.objects.shown().of(key)[:MOST])
_places = Prepared(lambda: Municipality.objects.all())


@dataclass(frozen=True, slots=True)
class Shown:
    """Replications in short and on the map, the sentence to quote, and the practice's address.

    `invites`: whether the reader is asked to tell about a try of their own; who is not logged in
    is, since the answer comes after logging in.
    """

    key: str
    total: int
    worked: int
    newest: list[Replication]
    tiles: list[Tile]
    citation: str
    address: str
    invites: bool


def colleagues_of(page: PracticePage, reader: Anybody) -> Shown | None:
    """What colleagues made of the practice; nothing for one that is not kept yet (a preview)."""
    if not page.pk or not page.live:
        return None
    key = page.translation_key
    counted: list[dict[str, Any]] = _counted.all(key=key)
    total = sum(row["n"] for row in counted)
    worked = sum(row["n"] for row in counted if row["outcome"] == Replication.Outcome.WORKED)
    newest = _newest.all(key=key) if total else []
    address = base_url() + (page.get_url() or "")
    tiles = _tiles(key, counted)
    invites = is_invited(reader)
    return Shown(str(key), total, worked, newest, tiles, citation(page, address), address, invites)


def map_of(key: UUID) -> list[Tile]:
    """The municipalities on the map of a practice; none when nobody said where it was tried."""
    return _tiles(key, _counted.all(key=key))


def _tiles(key: UUID, counted: list[dict[str, Any]]) -> list[Tile]:
    by_place: Counter[str] = Counter()
    for row in counted:
        if row["municipality__code"]:
            by_place[row["municipality__code"]] += row["n"]
    if not by_place:
        return []
    address = reverse("experiences:colleagues", args=[key])
    return [
        house(place, n, _in_words(place, n), f"{address}?municipality={place.code}#tried-too")
        for place in _places.all()
        for n in [by_place[place.code]]
    ]


def _in_words(place: Municipality, count: int) -> str:
    words = ngettext("%(place)s: tried once", "%(place)s: tried %(count)s times", count)
    return words % {"place": place, "count": count}
