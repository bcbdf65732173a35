"""Making, changing and publishing activities, and working out their dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import User
from projects.activities.days_off import free_days, note_skipped
from projects.activities.models import Activity, Session
from projects.activities.permissions import check_can_edit
from projects.activities.recurrence import Plan, make_plan, span
from projects.activities.telling import (
    tell_cancelled,
    tell_moved,
    tell_other_place,
    tell_published,
    tell_restored,
)
from search.outbox.actions import mark

from .exceptions import cancel_session
from .signing_up import move_up

KIND = "activity"
CHANGED = {"reason_nl": "Het uurrooster is veranderd.", "reason_fr": "L’horaire a changé."}
COPIED = [
    "title_nl",
    "title_fr",
    "summary_nl",
    "summary_fr",
    "text_nl",
    "text_fr",
    "type",
    "organiser",
    "project",
    "company",
    "site",
    "group",
    "municipality",
    "place_nl",
    "place_fr",
    "access_nl",
    "access_fr",
    "bring_nl",
    "bring_fr",
    "for_whom_nl",
    "for_whom_fr",
    "age_group",
    "price",
    "languages",
    "contact_phone",
    "contact_email",
    "picture",
    "picture_text",
    "sign_up",
    "capacity",
    "repeat",
    "starts_at",
    "ends_at",
    "interval",
    "weekdays",
    "skip_public",
    "skip_school_nl",
    "skip_school_fr",
    "audience",
]


def plan_of(activity: Activity, today: date | None = None) -> Plan:
    """The dates of the rule as it stands now, saved or not, with those that are skipped."""
    until = activity.last_planned(today or timezone.localdate())
    return make_plan(activity.rule, free_days(activity), until)


@transaction.atomic
def save_activity(
    *,
    activity: Activity,
    by: User,
    themes: Iterable[Any] | None = None,
    keep_exceptions: bool = True,
) -> Activity:
    """Keep a new or changed activity and work out its dates.

    Raises PermissionDenied unless the person publishes for its organiser, before and after.
    """
    check_can_edit(by, activity)
    before = Activity.objects.get(pk=activity.pk) if activity.pk else None
    if before:
        check_can_edit(by, before)
    else:
        activity.made_by = by
    activity.full_clean()
    activity.save()
    if themes is not None:
        activity.themes.set(themes)
    replan(activity, by=by, keep_exceptions=keep_exceptions)
    if before and _place_of(before) != _place_of(activity):
        _take_elsewhere(activity, by)
    # There may be more places now than when people began to wait.
    for session in activity.sessions.coming().going_on().filter(sign_ups__state="waiting"):
        move_up(session)
    mark(KIND, str(activity.pk))
    return activity


def _place_of(activity: Activity) -> tuple[str, str]:
    return activity.place_nl, activity.place_fr


def _take_elsewhere(activity: Activity, by: User) -> None:
    """Tell that the coming dates without a place of their own take place elsewhere."""
    rows = activity.sessions.coming().going_on().filter(place_nl="", place_fr="")
    found = list(rows.order_by("starts_at", "pk"))
    for row in found:
        row.sequence, row.changed_at = row.sequence + 1, timezone.now()
    Session.objects.bulk_update(found, ["sequence", "changed_at"], batch_size=200)
    if found and activity.is_published:
        tell_other_place(found, by)


@transaction.atomic
def publish_activity(*, activity: Activity, by: User) -> Activity:
    """Show it to its audience."""
    check_can_edit(by, activity)
    activity.is_published = True
    activity.save(update_fields=["is_published", "changed_at"])
    mark(KIND, str(activity.pk))
    tell_published(activity, by)
    return activity


@transaction.atomic
def withdraw_activity(*, activity: Activity, by: User, reason: Mapping[str, str]) -> None:
    """Cancel all its coming dates; those signed up are told. What was stays in the archive."""
    check_can_edit(by, activity)
    for session in activity.sessions.coming().going_on():
        cancel_session(session=session, by=by, reason=reason)
    activity.until = max(timezone.localdate(), activity.starts_on)
    activity.save(update_fields=["until", "changed_at"])


def copy_activity(activity: Activity) -> Activity:
    """An unsaved activity like this one, the next time on that weekday: "as last year"."""
    copy = Activity(**{name: getattr(activity, name) for name in COPIED})
    today = timezone.localdate()
    weeks = max(1, -(-(today - activity.starts_on).days // 7))
    copy.starts_on = activity.starts_on + timedelta(weeks=weeks)
    if activity.until:
        copy.until = copy.starts_on + (activity.until - activity.starts_on)
    copy.count = activity.count
    return copy


@transaction.atomic
def replan(
    activity: Activity,
    *,
    by: User | None = None,
    keep_exceptions: bool = True,
    today: date | None = None,
) -> None:
    """Make the coming dates what the rule says; what was is never touched.

    A moved or cancelled date stays as it is while its day is still in the rule. Other exceptions,
    and extra dates, stay unless `keep_exceptions` is off. A date that goes and that people signed
    up for is cancelled, so that they are told; one without is removed.
    """
    now = timezone.now()
    plan = plan_of(activity, today)
    note_skipped(activity, plan, timezone.localdate(now))
    wanted = {f"{day:%Y%m%d}": day for day in plan.dates}
    known = {row.key: row for row in activity.sessions.all()}
    for key, row in known.items():
        if row.starts_at <= now:
            continue
        if row.left_rule and key in wanted:
            _bring_back(row, activity, wanted[key], by)
        elif row.state == Session.State.PLANNED and key in wanted:
            _set_times(row, activity, wanted[key], by)
        elif key not in wanted and (row.state == Session.State.PLANNED or not keep_exceptions):
            _take_away(row, by)
    coming = [(key, day) for key, day in wanted.items() if key not in known]
    Session.objects.bulk_create(_new(activity, key, day) for key, day in coming)


def _new(activity: Activity, key: str, day: date) -> Session:
    starts, ends = span(day, activity.starts_at, activity.ends_at)
    return Session(activity=activity, key=key, starts_at=starts, ends_at=ends)


def _set_times(row: Session, activity: Activity, day: date, by: User | None) -> None:
    starts, ends = span(day, activity.starts_at, activity.ends_at)
    if (row.starts_at, row.ends_at) != (starts, ends):
        row.starts_at, row.ends_at = starts, ends
        row.sequence += 1
        row.save(update_fields=["starts_at", "ends_at", "sequence", "changed_at"])
        if row.sign_ups.standing().exists():
            tell_moved(row, by)


def _bring_back(row: Session, activity: Activity, day: date, by: User | None) -> None:
    row.starts_at, row.ends_at = span(day, activity.starts_at, activity.ends_at)
    row.state, row.left_rule = Session.State.PLANNED, False
    row.reason_nl = row.reason_fr = ""
    row.sequence += 1
    row.save()
    tell_restored(row, by)


def _take_away(row: Session, by: User | None) -> None:
    if not row.sign_ups.standing().exists() and row.sequence == 0:
        row.delete()
    elif not row.is_cancelled:
        row.state, row.left_rule = Session.State.CANCELLED, True
        row.reason_nl, row.reason_fr = CHANGED["reason_nl"], CHANGED["reason_fr"]
        row.sequence += 1
        row.save()
        tell_cancelled(row, by)


def extend_plans(today: date | None = None) -> int:
    """Work out further dates, with the days off as they are now; how many were looked at."""
    day = today or timezone.localdate()
    rows = Activity.objects.published().exclude(repeat="once")
    count = 0
    for activity in rows.filter(Q(until=None) | Q(until__gte=day)).iterator(chunk_size=200):
        with transaction.atomic():
            replan(activity, today=today)
        count += 1
    return count
