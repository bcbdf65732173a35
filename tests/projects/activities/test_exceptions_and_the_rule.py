"""Whatever a worker does to the rule and to single dates, the dates are those of a plain model."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.accounts.models import Role
from projects.activities.actions import (
    add_session,
    cancel_session,
    move_session,
    replan,
    restore_session,
)
from projects.activities.models import Activity, Holiday
from tests.factories.accounts import staff_of
from tests.factories.activities import ActivityFactory
from tests.factories.cohesion import CohesionProjectFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2028, 1, 3, 8, tzinfo=UTC)  # a leap year, with both changes of the clock ahead
FIRST = date(2028, 1, 4)
LENGTH = 300
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["cancel", "move", "extra", "restore", "hour", "days", "holiday"]),
        st.integers(0, 40),
        st.integers(1, 6),
    ),
    max_size=8,
)


class Plain:
    """Dates by hand: for each key the state and the moment it begins, in Brussels."""

    def __init__(self):
        self.weekdays, self.hour, self.free = [1], 14, set()
        self.dates = {}
        self.extras = 0
        self.plan()

    def plan(self):
        wanted = set()
        for offset in range(LENGTH + 1):
            day = FIRST + timedelta(days=offset)
            if day.weekday() in self.weekdays and day not in self.free:
                wanted.add(f"{day:%Y%m%d}")
        self.dates = {
            key: value
            for key, value in self.dates.items()
            if value[0] != "planned" or key in wanted
        }
        for key in wanted:
            if self.dates.get(key, ("planned",))[0] == "planned":
                day = datetime.strptime(key, "%Y%m%d").replace(tzinfo=UTC)
                self.dates[key] = ("planned", f"{day:%Y-%m-%d} {self.hour:02}:00")

    def pick(self, number):
        keys = sorted(self.dates)
        return keys[number % len(keys)] if keys else None


def _do(act, number, size, plain, activity, worker):
    key = plain.pick(number)
    session = activity.sessions.filter(key=key).first() if key else None
    if act == "cancel" and session:
        cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
        plain.dates[key] = ("cancelled", plain.dates[key][1])
    elif act == "restore" and session:
        if plain.dates[key][0] == "cancelled":
            plain.dates[key] = ("extra" if key[0] == "x" else "moved", plain.dates[key][1])
        restore_session(session=session, by=worker)
    elif act == "move" and session:
        starts = session.starts_at + timedelta(hours=size)
        move_session(
            session=session,
            by=worker,
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            reason={"nl": "Zaal"},
        )
        state = "extra" if plain.dates[key][0] == "extra" else "moved"
        plain.dates[key] = (state, f"{timezone.localtime(starts):%Y-%m-%d %H:%M}")
    elif act == "extra":
        starts = NOW + timedelta(days=number + 1)
        made = add_session(
            activity=activity, by=worker, starts_at=starts, ends_at=starts + timedelta(hours=1)
        )
        plain.dates[made.key] = ("extra", f"{timezone.localtime(starts):%Y-%m-%d %H:%M}")
    else:
        _change_the_rule(act, number, size, plain, activity)


def _change_the_rule(act, number, size, plain, activity):
    if act == "hour":
        plain.hour = 8 + size
        activity.starts_at, activity.ends_at = time(plain.hour), time(plain.hour + 1)
    elif act == "days":
        plain.weekdays = sorted({size, number % 7})
        activity.weekdays = plain.weekdays
    elif act == "holiday":
        first = FIRST + timedelta(days=number)
        days = [first + timedelta(days=offset) for offset in range(size)]
        if not Holiday.objects.filter(kind="public", first_on=first).exists():
            names = {"name_nl": "vrij", "name_fr": "congé"}
            Holiday.objects.create(kind="public", first_on=first, last_on=days[-1], **names)
            plain.free |= set(days)
    replan(activity)
    plain.plan()


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(acts=ACTS)
def test_dates_are_those_of_a_plain_model(transactional_rollback, acts):
    worker, organiser = transactional_rollback
    with time_machine.travel(NOW, tick=False):
        Activity.objects.all().delete()
        Holiday.objects.all().delete()
        activity = ActivityFactory(
            organiser=organiser,
            repeat="weekly",
            weekdays=[1],
            starts_on=FIRST,
            starts_at=time(14),
            ends_at=time(15),
            until=FIRST + timedelta(days=LENGTH),
            skip_public=True,
        )
        replan(activity)
        plain = Plain()
        for act, number, size in acts:
            _do(act, number, size, plain, activity, worker)
        found = {
            row.key: (row.state, f"{timezone.localtime(row.starts_at):%Y-%m-%d %H:%M}")
            for row in activity.sessions.all()
        }
    # A date that was changed and then left the rule is kept as cancelled, so that calendars hear.
    left = {key for key, value in found.items() if key not in plain.dates}
    assert all(found[key][0] == "cancelled" for key in left)
    kept = {key: value for key, value in found.items() if key not in left}
    assert kept == plain.dates


@pytest.fixture
def transactional_rollback(db):
    project = CohesionProjectFactory()
    return staff_of(project.lead, Role.PSC_WORKER), project.lead
