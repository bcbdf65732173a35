"""Kinds of activities and days off, made when they are missing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateutil.easter import easter
from django.utils import timezone

from portal.core.reference import make_missing

from .models import ActivityType, Holiday

FILE = Path(__file__).parent / "data" / "lists.toml"
YEARS_AHEAD = 3
FIXED = (
    (1, 1, "Nieuwjaar", "Nouvel an"),
    (5, 1, "Dag van de Arbeid", "Fête du travail"),
    (7, 21, "nationale feestdag", "fête nationale"),
    (8, 15, "Onze-Lieve-Vrouw-Hemelvaart", "Assomption"),
    (11, 1, "Allerheiligen", "Toussaint"),
    (11, 11, "Wapenstilstand", "Armistice"),
    (12, 25, "Kerstmis", "Noël"),
)
MOVING = (
    (1, "paasmaandag", "lundi de Pâques"),
    (39, "Hemelvaart", "Ascension"),
    (50, "pinkstermaandag", "lundi de Pentecôte"),
)


def load() -> int:
    """Make what is missing; says how many rows were made."""
    data = tomllib.loads(FILE.read_text("utf-8"))
    types = [{**row, "order": order} for order, row in enumerate(data["type"])]
    made = make_missing(ActivityType, types)
    known = set(Holiday.objects.values_list("kind", "first_on"))
    rows = [*data["holiday"], *_public_holidays()]
    missing = [row for row in rows if (row["kind"], row["first_on"]) not in known]
    Holiday.objects.bulk_create(Holiday(**row) for row in missing)
    return made + len(missing)


def _public_holidays() -> Iterator[dict[str, Any]]:
    this_year = timezone.localdate().year
    for year in range(this_year - 1, this_year + YEARS_AHEAD + 1):
        for month, day, dutch, french in FIXED:
            yield _row(date(year, month, day), dutch, french)
        for days, dutch, french in MOVING:
            yield _row(easter(year) + timedelta(days=days), dutch, french)


def _row(day: date, dutch: str, french: str) -> dict[str, Any]:
    names = {"name_nl": dutch, "name_fr": french}
    return {"kind": Holiday.Kind.PUBLIC, "first_on": day, "last_on": day, **names}
