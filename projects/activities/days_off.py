"""The days off that a rule keeps, and how far ahead the lists of them are filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.accounts.home_sections import HomeCount, HomeTask
from portal.accounts.models import User
from portal.core.dates import day_month_year

from .models import Activity, Holiday, Recurring, SkippedDay
from .permissions import at_regulator
from .recurrence import FreeDays, Plan

# Dates are planned further ahead than this: a list that ends sooner leaves some of them out.
RUNS_OUT = timedelta(days=365)


def free_days(what: Recurring) -> list[FreeDays]:
    """The days off that it keeps, in the active language; school holidays with their schools."""
    return [FreeDays(named(row), row.first_on, row.last_on) for row in _holidays(what)]


def _holidays(what: Recurring) -> Iterable[Holiday]:
    kept = _kept(what)
    if not kept:
        return []
    rows = Holiday.objects.filter(kind__in=kept, last_on__gte=what.starts_on)
    return rows.order_by("kind", "pk")


def note_skipped(activity: Activity, plan: Plan, today: date) -> None:
    """Keep the days from today on that `plan` leaves out; what was skipped before stays."""
    holidays = list(_holidays(activity)) if plan.skipped else []
    wanted = {
        (day, holiday.pk)
        for day, _why in plan.skipped
        for holiday in _first_on(day, holidays)
        if day >= today
    }
    coming = activity.skipped_days.filter(day__gte=today)
    if wanted != set(coming.values_list("day", "holiday")):
        coming.delete()
        SkippedDay.objects.bulk_create(
            SkippedDay(activity=activity, day=day, holiday_id=holiday)
            for day, holiday in sorted(wanted)
        )


def _first_on(day: date, holidays: list[Holiday]) -> list[Holiday]:
    return [one for one in holidays if one.first_on <= day <= one.last_on][:1]


def _kept(what: Recurring) -> list[str]:
    kinds = {
        Holiday.Kind.PUBLIC: what.skip_public,
        Holiday.Kind.SCHOOL_NL: what.skip_school_nl,
        Holiday.Kind.SCHOOL_FR: what.skip_school_fr,
    }
    return [kind for kind, is_kept in kinds.items() if is_kept]


def named(row: Holiday) -> str:
    """What people call it; of which schools, when it is theirs."""
    if row.kind == Holiday.Kind.SCHOOL_NL:
        return _("%(name)s (Dutch-language schools)") % {"name": row.name}
    if row.kind == Holiday.Kind.SCHOOL_FR:
        return _("%(name)s (French-language schools)") % {"name": row.name}
    return row.name


def unknown_days(what: Recurring, plan: Plan) -> list[str]:
    """For each list of days off that ends before the plan does: a sentence that says so."""
    kept, last = _kept(what), max(plan.dates, default=None)
    if not kept or last is None:
        return []
    ends = dict(
        Holiday.objects.filter(kind__in=kept)
        .order_by()
        .values_list("kind")
        .annotate(end=Max("last_on"))
    )
    return [_unknown(kind, ends.get(kind)) for kind in kept if ends.get(kind, date.min) < last]


def _unknown(kind: str, end: date | None) -> str:
    said = {
        "kind": capfirst(str(Holiday.Kind(kind).label)),
        "day": day_month_year(end) if end else "",
    }
    if end is None:
        return _("%(kind)s: the list is empty. No date is left out.") % said
    return (
        _("%(kind)s: the list goes up to %(day)s. Dates after that day may still fall away.") % said
    )


def ending_lists(today: date) -> QuerySet[Holiday]:
    """The last row of each kind of days off whose list runs out within a year."""
    later = Holiday.objects.filter(kind=OuterRef("kind"), last_on__gt=OuterRef("last_on"))
    return Holiday.objects.filter(~Exists(later), last_on__lt=today + RUNS_OUT)


def lists_to_fill(user: User) -> Iterator[HomeCount]:
    """One line for who keeps the lists of days off, the regulator, when one of them runs out."""
    if at_regulator(user):
        yield HomeCount(ending_lists(timezone.localdate()), _fill)


def _fill(number: int) -> Iterator[HomeTask]:
    text = ngettext(
        "%(number)s list ends within a year. Activities are planned beyond it.",
        "%(number)s lists end within a year. Activities are planned beyond them.",
        number,
    )
    yield HomeTask(
        title=_("Add the next holidays"),
        text=text % {"number": number},
        url=reverse("wagtailsnippets_activities_holiday:list"),
        action=_("To the lists"),
        icon="calendar-days",
        urgency=60,
    )
