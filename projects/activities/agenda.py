"""The agenda: dates to come as plain values, narrowed down and paged by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext

from portal.accounts.audiences import PUBLIC, Anybody, audiences, memberships_in_force
from portal.accounts.models import Role
from portal.core.dates import time_range
from portal.core.drawing import Tile
from portal.core.kept import made_once
from portal.core.paging import Page, page_by_key
from portal.core.prepared import Prepared
from portal.core.translated import worded
from portal.organisations.houses import house
from portal.organisations.models import HousingCompany, Municipality
from projects.cohesion.models import CohesionProject

from .models import Activity, ActivityType, AgeGroup, Language, Session

VIEWS = ("week", "day", "list", "map", "past")
MAP_DAYS = 31
SIZE = 20
NARROWING = (
    "municipality",
    "site",
    "company",
    "project",
    "type",
    "language",
    "age",
    "free",
    "theme",
)
RELATED = ("activity__type", "activity__organiser", "activity__municipality")


@dataclass(frozen=True, slots=True)
class Row:
    """One date as a list shows it."""

    pk: int
    title: str
    language: str
    url: str
    day: date
    time: str
    place: str
    kind: str
    icon: str
    organiser: str
    is_cancelled: bool
    is_moved: bool
    is_free: bool
    is_over: bool
    reason: str
    skipped: str = ""


def row_of(session: Session) -> Row:
    """The plain values of a date; its activity must have come along."""
    activity = session.activity
    title = worded(activity, "title")
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return Row(
        pk=session.pk,
        title=title.text,
        language=title.language,
        url=activity.get_absolute_url(),
        day=start.date(),
        time=time_range(start, end),
        place=session.place or activity.place,
        kind=activity.type.name,
        icon=activity.type.icon,
        organiser=activity.organiser.name,
        is_cancelled=session.is_cancelled,
        is_moved=session.is_elsewhere(activity),
        is_free=not activity.price,
        is_over=session.ends_at <= timezone.now(),
        reason=session.reason,
    )


def sessions_for(mine: Iterable[str]) -> QuerySet[Session]:
    """All dates that these audiences may see, with what a row needs."""
    return Session.objects.visible_in(mine).select_related(*RELATED)


def agenda_page(user: Anybody, asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of the agenda as asked; what cannot be read is left out."""
    view = asked.get("view", "week")
    view = view if view in VIEWS else "week"
    day = _day(asked.get("date", ""))
    rows = narrowed(sessions_for(audiences(user)), asked)
    if view == "map":
        return {"view": view, "day": day, "rows": [], "choices": choices(asked)} | _map(rows, asked)
    dates, order = _window(rows, view, day)
    page: Page[Session] = page_by_key(dates, order=order, key=asked.get("page", ""), size=SIZE)
    step = timedelta(days=1 if view == "day" else 7)
    return {
        "view": view,
        "day": day,
        "last": day + timedelta(days=6),
        "before": day - step,
        "after": day + step,
        "rows": [row_of(session) for session in page.items],
        "page": page,
        "choices": choices(asked),
    }


def _window(
    rows: QuerySet[Session], view: str, day: date
) -> tuple[QuerySet[Session], tuple[str, str]]:
    now = timezone.now()
    if view == "past":
        return rows.filter(ends_at__lte=now), ("-starts_at", "-pk")
    if view == "list":
        return rows.filter(ends_at__gt=now), ("starts_at", "pk")
    last = day + timedelta(days=1 if view == "day" else 7)
    inside = rows.filter(starts_at__gte=midnight(day), starts_at__lt=midnight(last))
    if view == "week" and day == timezone.localdate():
        inside = inside.filter(ends_at__gt=now)
    return inside, ("starts_at", "pk")


def midnight(day: date) -> datetime:
    """The moment that this day begins in Brussels."""
    return timezone.make_aware(datetime.combine(day, time()))


def _day(typed: str) -> date:
    today = timezone.localdate()
    try:
        day = date.fromisoformat(typed[:10]) if typed.isascii() else today
    except ValueError:
        return today
    return day if 2000 <= day.year <= 2200 else today


def _map(rows: QuerySet[Session], asked: Mapping[str, str]) -> dict[str, Any]:
    """How many dates each municipality has in the coming month."""
    now = timezone.now()
    coming = rows.going_on().filter(ends_at__gt=now, starts_at__lt=now + timedelta(days=MAP_DAYS))
    found = coming.order_by().values_list("activity__municipality").annotate(number=Count("pk"))
    counts = dict(found)
    kept = {name: asked[name][:80] for name in NARROWING if asked.get(name)}
    return {
        "tiles": [
            _tile(place, counts.get(place.pk, 0), kept) for place in Municipality.objects.all()
        ]
    }


def _tile(place: Municipality, count: int, kept: Mapping[str, str]) -> Tile:
    said = ngettext("%(place)s: %(count)s date", "%(place)s: %(count)s dates", count)
    asked = urlencode({**kept, "view": "list", "municipality": place.code})
    here = f"?{asked}" if count else ""
    return house(place.code, count, said % {"place": place.name, "count": count}, here)


def near(user: Anybody) -> list[tuple[str, str, str]]:
    """Filters for what is near this person's home: (name, code, label), the nearest first."""
    for membership in memberships_in_force(user):
        site = membership.site
        if membership.role == Role.TENANT and site is not None:
            found = [("site", site.code, site.name)]
            if site.municipality is not None:
                found.append(("municipality", site.municipality.code, site.municipality.name))
            return found
    return []


def narrowed(rows: QuerySet, asked: Mapping[str, str]) -> QuerySet:
    """The dates, or days without, that fit what is asked; what cannot be read is left out."""
    if site := _slug(asked.get("site", "")):
        rows = rows.filter(activity__site__code=site)
    if place := _slug(asked.get("municipality", "")):
        rows = rows.filter(activity__municipality__code=place)
    if kind := _slug(asked.get("type", "")):
        rows = rows.filter(activity__type__code=kind)
    if (language := asked.get("language", "")) in Language.values:
        rows = rows.filter(activity__languages__contains=language)
    if (age := asked.get("age", "")) in AgeGroup.values and age:
        # What is made for everybody is for this age too.
        rows = rows.filter(activity__age_group__in=[age, AgeGroup.EVERYBODY])
    if theme := _slug(asked.get("theme", "")):
        rows = rows.filter(activity__themes__code=theme)
    if asked.get("free"):
        rows = rows.filter(activity__price=0)
    if project := _slug(asked.get("project", "")):
        rows = rows.filter(activity__project__code=project)
    if company := _slug(asked.get("company", "")):
        of = HousingCompany.objects.filter(code=company).values_list("pk", flat=True).first()
        rows = rows.filter(activity__in=Activity.objects.of_organisation(of or 0).values("pk"))
    return rows


def _slug(typed: str) -> str:
    return typed[:80].replace("\0", "")


def choices(asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the list can be narrowed down to, with what is chosen."""
    found = [
        ("municipality", _pairs(Municipality.objects.all())),
        ("company", _pairs(HousingCompany.objects.current())),
        ("project", _pairs(CohesionProject.objects.current())),
        ("type", _pairs(ActivityType.objects.all())),
        ("language", [(str(value), str(label)) for value, label in Language.choices]),
        ("age", [(str(value), str(label)) for value, label in AgeGroup.choices if value]),
    ]
    return [
        {"name": name, "options": options, "chosen": _slug(asked.get(name, ""))}
        for name, options in found
        if options
    ]


def _pairs(rows: Iterable[Any]) -> list[tuple[str, str]]:
    return sorted(((row.code, row.name) for row in rows), key=lambda pair: pair[1].casefold())


def coming_activities(
    limit: int = 3, *, company: int | None = None, project: int | None = None
) -> tuple[Row, ...]:
    """The next public dates, for other rooms' pages: of a company or a project when given."""
    now = timezone.now()
    if company is not None:
        rows = _coming_of_company.kept(now=now, company=company)
    elif project is not None:
        rows = _coming_of_project.kept(now=now, project=project)
    else:
        rows = _coming.kept(now=now)
    language = get_language()
    return tuple(made_once(row, ("row", language), partial(row_of, row)) for row in rows[:limit])


def _next_public(now: Any) -> QuerySet[Session]:
    return sessions_for([PUBLIC]).coming(now).going_on().order_by("starts_at", "pk")


def _next_of_company(now: Any, company: Any) -> QuerySet[Session]:
    of_company = Q(activity__organiser_id=company) | Q(activity__company_id=company)
    projects = CohesionProject.companies.through.objects.filter(housingcompany_id=company)
    of_company |= Q(activity__project__in=projects.values("cohesionproject_id"))
    return _next_public(now).filter(of_company)


# The most that another page shows.
MOST_COMING = 6
_coming = Prepared(lambda now: _next_public(now)[:MOST_COMING])
_coming_of_company = Prepared(lambda now, company: _next_of_company(now, company)[:MOST_COMING])
_coming_of_project = Prepared(
    lambda now, project: _next_public(now).filter(activity__project_id=project)[:MOST_COMING]
)
