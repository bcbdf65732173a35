"""Permanences as plain values: by next opening, narrowed down and paged by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.core.dates import clock, day_month_year, time_range, weekday_date
from portal.core.kept import made_once
from portal.core.paging import page_by_key
from portal.core.preferences import Preferences
from portal.core.prepared import Prepared
from portal.core.translated import worded
from portal.organisations.models import HousingCompany, Municipality
from projects.activities.models import Language

from .models import Channel, Opening, Permanence

SIZE = 20
# The most that another room's page shows.
MOST_SHOWN = 10
ICONS = {
    Channel.WALK_IN: "door-open",
    Channel.APPOINTMENT: "calendar-check",
    Channel.PHONE: "phone",
    Channel.HOME: "house",
    Channel.LETTER: "mail",
}
# What has no opening to come stands at the end.
NEVER = datetime(9999, 1, 1, tzinfo=timezone.get_fixed_timezone(0))


@dataclass(frozen=True, slots=True)
class Row:
    """One permanence as a list shows it."""

    pk: int
    title: str
    language: str
    url: str
    organisation: str
    channel: str
    icon: str
    place: str
    phone: str
    day: date | None
    when: str
    is_open: bool
    is_step_free: bool
    languages: tuple[str, ...]
    stale_since: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a permanence: open at these hours, or closed for this reason."""

    pk: int
    day: date
    time: str
    place: str
    reason: str
    is_closed: bool
    is_moved: bool
    is_extra: bool


def rows_of(rows: QuerySet[Permanence], now: datetime | None = None) -> list[Row]:
    """The plain values of permanences that came `with_next_opening` and their organisation."""
    now = now or timezone.now()
    return [_row(permanence, now) for permanence in rows]


def _row(permanence: Permanence, now: datetime) -> Row:
    title = worded(permanence, "title")
    starts, ends = permanence.next_starts, permanence.next_ends
    return Row(
        pk=permanence.pk,
        title=title.text,
        language=title.language,
        url=permanence.get_absolute_url(),
        organisation=permanence.organisation.name,
        channel=permanence.get_channel_display(),
        icon=ICONS[permanence.channel],
        place=permanence.place,
        phone=permanence.phone,
        day=timezone.localtime(starts).date() if starts else None,
        when=_when(starts, ends, now),
        is_open=bool(starts) and starts <= now,
        is_step_free=permanence.is_step_free,
        languages=tuple(
            str(label) for code, label in Language.choices if code in permanence.languages
        ),
        stale_since=_stale(permanence, timezone.localdate(now)),
    )


def _stale(permanence: Permanence, today: date) -> str:
    confirmed, days = permanence.confirmed_on, permanence.confirm_days
    if confirmed is None:
        return _("Nobody has confirmed these hours yet. Call before you come.")
    # Before anybody saved the settings, their first values hold.
    days = Preferences().permanence_confirm_days if days is None else days
    if confirmed >= today - timedelta(days=days):
        return ""
    said = {"day": day_month_year(confirmed)}
    return _("These hours were confirmed on %(day)s. Call before you come.") % said


def _when(starts: datetime | None, ends: datetime | None, now: datetime) -> str:
    if starts is None or ends is None:
        return _("No opening is planned at this moment.")
    if starts <= now:
        return _("Open now, until %(time)s") % {"time": clock(ends)}
    start, end = timezone.localtime(starts), timezone.localtime(ends)
    said = {"day": weekday_date(start), "time": time_range(start, end)}
    return _("Next opening: %(day)s, %(time)s") % said


def directory(asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of the permanences as asked, by next opening; what cannot be read is left out."""
    now = timezone.now()
    rows = Permanence.objects.published().with_next_opening(now).select_related("organisation")
    rows = _narrowed(rows, asked, now).annotate(sorted_by=Coalesce(F("next_starts"), NEVER))
    page = page_by_key(rows, order=("sorted_by", "pk"), key=asked.get("page", ""), size=SIZE)
    return {"rows": rows_of(page.items, now), "page": page, "choices": choices(asked)}


def _narrowed(
    rows: QuerySet[Permanence], asked: Mapping[str, str], now: datetime
) -> QuerySet[Permanence]:
    if place := _slug(asked.get("municipality", "")):
        rows = rows.filter(municipality__code=place)
    if company := _slug(asked.get("company", "")):
        rows = rows.filter(organisation__code=company)
    if (channel := asked.get("channel", "")) in Channel.values:
        rows = rows.filter(channel=channel)
    if (language := asked.get("language", "")) in Language.values:
        rows = rows.filter(languages__contains=language)
    if asked.get("step_free"):
        rows = rows.filter(is_step_free=True)
    if asked.get("open"):
        rows = rows.filter(next_starts__lte=now)
    return rows


def _slug(typed: str) -> str:
    return typed[:80].replace("\0", "")


def choices(asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the list can be narrowed down to, with what is chosen."""
    found = [
        ("municipality", _pairs(Municipality.objects.filter(permanences__is_published=True))),
        ("company", _pairs(HousingCompany.objects.filter(permanences__is_published=True))),
        ("channel", [(str(value), str(label)) for value, label in Channel.choices]),
        ("language", [(str(value), str(label)) for value, label in Language.choices]),
    ]
    return [
        {"name": name, "options": options, "chosen": _slug(asked.get(name, ""))}
        for name, options in found
        if options
    ]


def _pairs(rows: QuerySet[Any]) -> list[tuple[str, str]]:
    named = [(row.code, row.name) for row in rows.distinct()]
    return sorted(named, key=lambda pair: pair[1].casefold())


def permanences_of(
    organisation: int | None = None, *, project: int | None = None, limit: int = MOST_SHOWN
) -> list[Row]:
    """The permanences of an organisation or a project by next opening, for other rooms' pages.

    At most ten; none without one of both.
    """
    now = timezone.now()
    found: list[Permanence] = []
    if organisation is not None:
        found = _of_organisation.kept(now=now, organisation=organisation)
    elif project is not None:
        found = _of_project.kept(now=now, project=project)
    return [_row_once(permanence, now) for permanence in found[:limit]]


def _row_once(permanence: Permanence, now: datetime) -> Row:
    """What is said of the same row changes with the language, the day, and when it opens."""
    starts = permanence.next_starts
    key = ("row", get_language(), timezone.localdate(now), bool(starts) and starts <= now)
    return made_once(permanence, key, partial(_row, permanence, now))


def _next_first(now: Any) -> QuerySet[Permanence]:
    rows = Permanence.objects.published().with_next_opening(now).select_related("organisation")
    return rows.order_by(F("next_starts").asc(nulls_last=True), "pk")


_of_organisation = Prepared(
    lambda now, organisation: _next_first(now).filter(organisation_id=organisation)[:MOST_SHOWN]
)
_of_project = Prepared(
    lambda now, project: _next_first(now).filter(project_id=project)[:MOST_SHOWN]
)


def days_of(permanence: Permanence, skipped: Any, number: int = 10) -> list[Day]:
    """The next days, with those on which it is closed named among them."""
    found = [_day(permanence, opening) for opening in permanence.openings.coming()[:number]]
    last = found[-1].day if found else timezone.localdate()
    today = timezone.localdate()
    known = {one.day for one in found}
    closed = [
        Day(0, day, "", "", name, is_closed=True, is_moved=False, is_extra=False)
        for day, name in skipped
        if today <= day <= last and day not in known
    ]
    return sorted([*found, *closed], key=lambda one: one.day)


def _day(permanence: Permanence, opening: Opening) -> Day:
    start, end = timezone.localtime(opening.starts_at), timezone.localtime(opening.ends_at)
    return Day(
        pk=opening.pk,
        day=start.date(),
        time=time_range(start, end),
        place=opening.place or permanence.place,
        reason=opening.reason,
        is_closed=opening.is_cancelled,
        is_moved=opening.is_elsewhere(permanence),
        is_extra=opening.state == Opening.State.EXTRA,
    )
