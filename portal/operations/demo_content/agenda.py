"""Demo activities: what happens near the demo sites, with dates around today."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from portal.accounts.models import Role
from portal.organisations.models import Organisation
from portal.taxonomy.models import Theme
from projects.activities.actions import replan, sign_up
from projects.activities.models import Activity, ActivityType, Repeat, Session, SignUpKind
from projects.activities.recurrence import span
from projects.activities.reference import load
from projects.cohesion.models import CohesionProject

from .loading import WEEKDAYS, Demo, read

REPEATS = {
    "none": Repeat.ONCE,
    "weekly": Repeat.WEEKLY,
    "weekdays": Repeat.WEEKLY,
    "monthly": Repeat.MONTH_WEEKDAY,
}


def load_activities(demo: Demo) -> None:
    """Activities with their dates, exceptions and a few people who come."""
    load()
    types = {row.code: row for row in ActivityType.objects.all()}
    for table in read("activities").get("activity", []):
        activity = _activity(demo, table, types)
        activity.save()
        activity.themes.set(Theme.objects.filter(code__in=table["themes"]))
        # Worked out from some weeks back, so that the archive is not empty.
        replan(activity)
        for exception in table.get("exceptions", []):
            _except(activity, exception)
        _people(demo, activity, table.get("people", []))


def _activity(demo: Demo, table: dict[str, Any], types: dict[str, ActivityType]) -> Activity:
    project = CohesionProject.objects.filter(code=f"demo-{table['project']}").first()
    company = demo.companies.get(table["company"])
    organiser = project.lead if project else _organiser(demo, table)
    site = project.sites.first() if project else None
    place = site.municipality if site else company.municipalities.first() if company else None
    repeat = REPEATS[table["recurrence"]]
    return Activity(
        **_texts(demo, table),
        type=types[table["type"]],
        organiser=organiser,
        project=project,
        company=company,
        site=site,
        municipality=place,
        price=table["price"],
        languages=table.get("languages", "nl,fr"),
        age_group=table.get("age_group", ""),
        contact_phone=table.get("phone", organiser.phone),
        sign_up=SignUpKind.SITE if table["sign_up"] else SignUpKind.NONE,
        capacity=table["capacity"] or None,
        repeat=repeat,
        starts_on=demo.day(table["in_days"], table.get("weekday", "")),
        starts_at=time.fromisoformat(table["start"]),
        ends_at=time.fromisoformat(table["end"]),
        weekdays=sorted(WEEKDAYS.index(day) for day in table.get("weekdays", [])),
        skip_public=table["skip_public_holidays"],
        skip_school_nl=table["skip_school_holidays"],
        skip_school_fr=table["skip_school_holidays"],
        is_published=True,
        is_demo=True,
    )


def _organiser(demo: Demo, table: dict[str, Any]) -> Organisation:
    return demo.organisations.get(table["organiser"]) or demo.companies[table["company"]]


def _texts(demo: Demo, table: dict[str, Any]) -> dict[str, str]:
    names = ("title", "summary", "text", "place", "access", "bring", "for_whom")
    return {
        f"{name}_{code}": demo.text(table.get(f"{name}_{code}", ""), code)
        for name in names
        for code in ("nl", "fr")
    }


def _except(activity: Activity, table: dict[str, Any]) -> None:
    coming = activity.sessions.filter(starts_at__gt=timezone.now())
    session = coming[table["session"] : table["session"] + 1].first()
    if session is None:
        return
    session.reason_nl, session.reason_fr = table["reason_nl"], table["reason_fr"]
    session.sequence = 1
    session.state = Session.State.CANCELLED
    if table["kind"] == "moved":
        session.state = Session.State.MOVED
        day = timezone.localtime(session.starts_at).date()
        day += timedelta(days=table["to_in_days_after"])
        session.starts_at, session.ends_at = span(day, activity.starts_at, activity.ends_at)
    session.save()


def _people(demo: Demo, activity: Activity, keys: list[str]) -> None:
    session = activity.sessions.coming().going_on().first()
    if session is None or not activity.takes_sign_ups:
        return
    for key in keys:
        user = demo.users[key]
        if user.memberships.filter(role=Role.TENANT).exists():
            sign_up(session=session, by=user)
