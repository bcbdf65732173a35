"""Holidays that a rule keeps are shown as days without, and lists that end too soon are told."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from portal.accounts.home_sections import home_tasks
from portal.accounts.wagtail_rights import sync_regional_rights
from projects.activities.actions import cancel_session, plan_of, replan, restore_session
from projects.activities.days_off import unknown_days
from projects.activities.models import Holiday, SkippedDay
from tests.factories.accounts import UserFactory, at_regulator, tenant_of
from tests.factories.activities import activity_with_dates
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 12, 21)
AGENDA = "activities:agenda"


@pytest.fixture(autouse=True)
def before_christmas():
    with time_machine.travel("2026-12-14T09:00:00Z", tick=False):
        yield


def _holiday(kind="school_nl", first=MONDAY, last=date(2027, 1, 3)):
    return Holiday.objects.create(
        kind=kind, name_nl="kerstvakantie", name_fr="vacances", first_on=first, last_on=last
    )


def _cafe(**fields):
    return activity_with_dates(
        repeat="weekly", starts_on=date(2026, 12, 7), skip_school_nl=True, **fields
    )


@pytest.mark.parametrize(
    ("asked", "is_said"),
    [
        ({"view": "week", "date": "2026-12-20"}, True),
        ({"view": "day", "date": "2026-12-21"}, True),
        ({"view": "day", "date": "2026-12-22"}, False),
        ({"view": "week", "date": "2027-01-04"}, False),
        ({"view": "week", "date": "2026-12-20", "municipality": "evere"}, False),
        ({"view": "list"}, False),
    ],
)
def test_an_agenda_says_what_is_not_on(client, asked, is_said):
    _holiday()
    _cafe(title_nl="Koffie op maandag")
    html = client.get(reverse(AGENDA), asked).content.decode()
    assert ("kerstvakantie (Nederlandstalige scholen)" in html) == is_said


def test_a_day_without_of_one_company_is_seen_by_its_people_alone(client):
    _holiday()
    company = HousingCompanyFactory()
    _cafe(title_nl="Onder ons", audience=company.audience)
    seen = []
    for user in (tenant_of(company), UserFactory(), tenant_of(HousingCompanyFactory())):
        client.force_login(user)
        asked = {"view": "week", "date": "2026-12-20"}
        seen.append("Onder ons" in client.get(reverse(AGENDA), asked).content.decode())
    assert seen == [True, False, False]


def test_days_without_follow_the_lists_and_the_rule():
    holiday = _holiday()
    activity = _cafe()
    assert list(SkippedDay.objects.values_list("day", flat=True)) == [MONDAY, date(2026, 12, 28)]
    holiday.last_on = MONDAY
    holiday.save()
    replan(activity)
    assert list(SkippedDay.objects.values_list("day", flat=True)) == [MONDAY]
    activity.skip_school_nl = False
    activity.save()
    replan(activity)
    assert not SkippedDay.objects.exists()


def test_a_plan_beyond_the_list_of_holidays_says_so():
    _holiday()
    _holiday("public", date(2029, 1, 1), date(2029, 1, 1))
    activity = _cafe(skip_public=True)
    (sentence,) = unknown_days(activity, plan_of(activity))
    assert "3 januari 2027" in sentence
    activity.until = date(2026, 12, 31)
    assert unknown_days(activity, plan_of(activity)) == []
    activity.skip_school_fr, activity.until = True, None
    assert "leeg" in unknown_days(activity, plan_of(activity))[-1]


def test_who_keeps_the_lists_is_told_when_one_runs_out():
    sync_regional_rights()
    _holiday()
    _holiday("public", date(2029, 1, 1), date(2029, 1, 1))
    tasks = [task.title for task in home_tasks(at_regulator())]
    assert "Vul de volgende vakanties aan" in tasks
    others = [task.title for task in home_tasks(UserFactory())]
    assert "Vul de volgende vakanties aan" not in others
    _holiday("school_nl", date(2028, 1, 1), date(2028, 1, 2))
    assert not any("vakanties" in task.title for task in home_tasks(at_regulator()))


def test_a_date_that_takes_place_after_all_is_not_called_moved(client, worker, project):
    activity = activity_with_dates(organiser=project.lead, repeat="weekly", count=2)
    session = activity.sessions.first()
    session = cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
    restore_session(session=session, by=worker)
    for address in (activity.get_absolute_url(), session.get_absolute_url()):
        assert "Verplaatst" not in client.get(address).content.decode()
    replan(activity)
    assert activity.sessions.going_on().count() == 2
