"""Keeping a permanence and working out its openings."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import User
from projects.activities.days_off import free_days
from projects.activities.recurrence import FreeDays, Plan, make_plan, span
from projects.permanences.models import ClosingDays, Opening, Permanence
from projects.permanences.permissions import check_can_keep
from search.outbox.actions import mark

KIND = "permanence"


def plan_of(permanence: Permanence, today: date | None = None) -> Plan:
    """The days of the rule as it stands now, saved or not, with those on which it is closed."""
    until = permanence.last_planned(today or timezone.localdate())
    return make_plan(permanence.rule, [*_closed(permanence), *free_days(permanence)], until)


def _closed(permanence: Permanence) -> list[FreeDays]:
    rows = ClosingDays.objects.filter(
        organisation_id=permanence.organisation_id, last_on__gte=permanence.starts_on
    )
    return [FreeDays(row.name, row.first_on, row.last_on) for row in rows]


@transaction.atomic
def save_permanence(
    *, permanence: Permanence, by: User, keep_exceptions: bool = True
) -> Permanence:
    """Keep a new or changed permanence and work out its openings; who saves it, confirms it.

    Raises PermissionDenied unless the person works for the organisation, before and after.
    """
    check_can_keep(by, permanence.organisation_id)
    if permanence.pk:
        before = Permanence.objects.select_for_update().get(pk=permanence.pk)
        check_can_keep(by, before.organisation_id)
    permanence.confirmed_on, permanence.confirmed_by = timezone.localdate(), by
    permanence.full_clean()
    permanence.save()
    replan(permanence, keep_exceptions=keep_exceptions)
    mark(KIND, str(permanence.pk))
    return permanence


@transaction.atomic
def replan(
    permanence: Permanence, *, keep_exceptions: bool = True, today: date | None = None
) -> None:
    """Make the coming openings what the rule says; what was is never touched.

    Moved, cancelled and extra openings stay, unless `keep_exceptions` is off.
    """
    now = timezone.now()
    wanted = {f"{day:%Y%m%d}": day for day in plan_of(permanence, today).dates}
    known = {row.key: row for row in permanence.openings.filter(starts_at__gt=now)}
    for key, row in known.items():
        if row.state == Opening.State.PLANNED and key in wanted:
            _set_hours(row, permanence, wanted[key])
        elif row.state == Opening.State.PLANNED or (not keep_exceptions and key not in wanted):
            row.delete()
    past = set(permanence.openings.filter(starts_at__lte=now).values_list("key", flat=True))
    missing = [day for key, day in wanted.items() if key not in known and key not in past]
    Opening.objects.bulk_create(_new(permanence, day) for day in missing)


def _new(permanence: Permanence, day: date) -> Opening:
    starts, ends = span(day, permanence.starts_at, permanence.ends_at)
    return Opening(permanence=permanence, key=f"{day:%Y%m%d}", starts_at=starts, ends_at=ends)


def _set_hours(row: Opening, permanence: Permanence, day: date) -> None:
    starts, ends = span(day, permanence.starts_at, permanence.ends_at)
    if (row.starts_at, row.ends_at) != (starts, ends):
        row.starts_at, row.ends_at = starts, ends
        row.sequence += 1
        row.save(update_fields=["starts_at", "ends_at", "sequence", "changed_at"])


def replan_all_of(organisation: int) -> None:
    """Work out all openings of an organisation anew: its closing days changed."""
    for permanence in Permanence.objects.filter(organisation_id=organisation):
        replan(permanence)


def extend_plans(today: date | None = None) -> int:
    """Work out further openings, with the days off as they are now; how many were looked at."""
    count = 0
    for permanence in Permanence.objects.published().iterator(chunk_size=200):
        replan(permanence, today=today)
        count += 1
    return count
