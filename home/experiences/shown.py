"""What the page of a practice shows of this room, in two queries at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from home.knowledge.models import PracticePage
from home.site.addresses import base_url
from portal.core.prepared import Prepared

from .models import Replication
from .quoting import citation

MOST = 6
_counted = Prepared(
    lambda key: (
        Replication.objects.shown()
        .filter(practice_key=key)
        .values("outcome")
        .annotate(n=Count("pk"))
    )
)
_newest = Prepared(lambda key: Replication.objects.shown().of(key)[:MOST])


@dataclass(frozen=True, slots=True)
class Shown:
    """Replications in short, the sentence to quote, and the practice's key."""

    key: str
    total: int
    worked: int
    newest: list[Replication]
    citation: str


def colleagues_of(page: PracticePage) -> Shown | None:
    """What colleagues made of the practice; nothing for one that is not kept yet (a preview)."""
    if not page.pk or not page.live:
        return None
    counted: list[dict[str, Any]] = _counted.all(key=page.translation_key)
    total = sum(row["n"] for row in counted)
    worked = sum(row["n"] for row in counted if row["outcome"] == Replication.Outcome.WORKED)
    newest = _newest.all(key=page.translation_key) if total else []
    address = base_url() + (page.get_url() or "")
    return Shown(str(page.translation_key), total, worked, newest, citation(page, address))
