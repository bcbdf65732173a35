"""Demo permanences: hours of the services, one closed once, closing days of one company."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from portal.organisations.models import Site
from projects.activities.models import Repeat
from projects.cohesion.models import CohesionProject
from projects.permanences.actions import replan
from projects.permanences.models import ClosingDays, Opening, Permanence

from .loading import WEEKDAYS, Demo, read

NAMES = ("title", "summary", "place", "access", "for_whom")


def load_permanences(demo: Demo) -> None:
    """Permanences with their openings."""
    data = read("permanences")
    for table in data.get("closing", []):
        first = demo.day(table["in_days"])
        ClosingDays.objects.create(
            organisation=demo.organisations[table["organisation"]],
            first_on=first,
            last_on=first + timedelta(days=table["days"] - 1),
            name_nl=table["name_nl"],
            name_fr=table["name_fr"],
        )
    for table in data.get("permanence", []):
        permanence = _permanence(demo, table)
        permanence.save()
        replan(permanence)
        for exception in table.get("exceptions", []):
            _close_once(permanence, exception)


def _permanence(demo: Demo, table: dict[str, Any]) -> Permanence:
    organisation = demo.organisations[table["organisation"]]
    project = CohesionProject.objects.filter(code=f"demo-{table['project']}").first()
    site = project.sites.first() if project else None
    # The office of a company stands where its first buildings do.
    home = site or Site.objects.filter(company=organisation.pk).order_by("pk").first()
    place = home.municipality if home else organisation.municipalities.first()
    return Permanence(
        **{f"{name}_{code}": table[f"{name}_{code}"] for name in NAMES for code in ("nl", "fr")},
        organisation=organisation,
        project=project,
        site=site,
        municipality=place,
        channel=table["channel"],
        is_step_free=table["step_free"],
        languages=table["languages"],
        phone=table["phone"],
        email=table["email"],
        confirmed_on=demo.day(-table["confirmed_days_ago"]),
        repeat=Repeat.WEEKLY,
        weekdays=[WEEKDAYS.index(day) for day in table["weekdays"]],
        starts_on=demo.day(-14),
        starts_at=time.fromisoformat(table["start"]),
        ends_at=time.fromisoformat(table["end"]),
        is_demo=True,
    )


def _close_once(permanence: Permanence, table: dict[str, Any]) -> None:
    coming = permanence.openings.filter(starts_at__gt=timezone.now())
    opening = coming[table["session"] : table["session"] + 1].first()
    if opening is not None:
        opening.state, opening.sequence = Opening.State.CANCELLED, 1
        opening.reason_nl, opening.reason_fr = table["reason_nl"], table["reason_fr"]
        opening.save()
