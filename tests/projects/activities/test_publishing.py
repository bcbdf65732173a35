from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from projects.activities.actions import (
    cancel_session,
    copy_activity,
    replan,
    save_activity,
    sign_up,
)
from projects.activities.models import Activity, Holiday
from projects.activities.reference import load
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.activities import ActivityFactory, ActivityTypeFactory, activity_with_dates
from tests.factories.cohesion import CohesionProjectFactory
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


def _typed(project, **changes):
    first = timezone.localdate() + timedelta(days=7)
    return {
        "organiser": project.lead.pk,
        "project": project.pk,
        "type": ActivityTypeFactory().pk,
        "title_nl": "Koffie op dinsdag",
        "place_nl": "Lindelaan 2",
        "starts_on": first.isoformat(),
        "starts_at": "14:00",
        "ends_at": "16:30",
        "repeat": "weekly",
        "until": (first + timedelta(days=28)).isoformat(),
        "sign_up": "none",
        "price": "0",
        "step": "preview",
        **changes,
    }


def test_a_worker_sees_all_dates_before_publishing(client, worker, project):
    skipped = timezone.localdate() + timedelta(days=14)
    names = {"name_nl": "wapenstilstand", "name_fr": "armistice"}
    Holiday.objects.create(kind="public", first_on=skipped, last_on=skipped, **names)
    client.force_login(worker)
    typed = _typed(project, skip_public="on")
    shown = client.post(reverse("activities:create"), typed).content.decode()
    assert "wapenstilstand" in shown
    assert not Activity.objects.exists()
    client.post(reverse("activities:create"), {**typed, "step": "publish"})
    activity = Activity.objects.get()
    assert (activity.is_published, activity.sessions.count()) == (True, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"title_nl": ""},
        {"starts_on": "x"},
        {"starts_on": "9999-12-31"},
        {"starts_on": "0001-01-01"},
        {"interval": "99999999999"},
        {"starts_at": "25:00"},
        {"organiser": "0"},
        {"price": "-1"},
        {"weekdays": ["9"]},
        {"title_nl": "x" * 1000},
    ],
)
def test_what_is_wrong_is_said_and_kept(client, worker, project, changes):
    client.force_login(worker)
    typed = _typed(project, **changes)
    answer = client.post(reverse("activities:create"), {**typed, "step": "publish"})
    assert answer.status_code == 200
    assert not Activity.objects.exists()


def test_a_worker_publishes_for_no_other_organisation(client, worker, project):
    other = CohesionProjectFactory()
    client.force_login(worker)
    client.post(reverse("activities:create"), {**_typed(other), "step": "publish"})
    assert not Activity.objects.exists()


@pytest.mark.parametrize("screen", ["edit", "copy", "cancel", "move"])
def test_guessed_addresses_change_nothing_of_others(client, worker, screen):
    foreign = activity_with_dates()
    pk = foreign.sessions.get().pk if screen in {"cancel", "move"} else foreign.pk
    client.force_login(worker)
    address = reverse(f"activities:{screen}", args=[pk])
    assert client.get(address).status_code == 403
    assert client.post(address, {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("screen", ["create", "manage"])
def test_a_tenant_publishes_nothing(client, screen):
    client.force_login(tenant_of(HousingCompanyFactory()))
    assert client.get(reverse(f"activities:{screen}")).status_code == 403


def test_saving_for_another_organiser_is_refused(worker):
    with pytest.raises(PermissionDenied):
        save_activity(activity=ActivityFactory(), by=worker)


def test_a_company_publishes_its_own(client):
    company = HousingCompanyFactory()
    activity = activity_with_dates(organiser=company)
    client.force_login(staff_of(company))
    assert client.get(reverse("activities:edit", args=[activity.pk])).status_code == 200


def test_a_theme_out_of_use_is_offered_where_it_was_chosen_alone(client):
    company, old = HousingCompanyFactory(), ThemeFactory(name_nl="Oude zaken", is_active=False)
    activity = activity_with_dates(organiser=company)
    activity.themes.set([old])
    client.force_login(staff_of(company))
    edited = client.get(reverse("activities:edit", args=[activity.pk])).content.decode()
    assert "Oude zaken" in edited
    assert "Oude zaken" not in client.get(reverse("activities:create")).content.decode()


def test_a_cancelled_date_stays_when_the_hour_changes(worker, project):
    activity = activity_with_dates(organiser=project.lead, repeat="weekly", count=3)
    first = activity.sessions.first()
    cancel_session(session=first, by=worker, reason={"nl": "Ziek"})
    activity.ends_at = activity.starts_at.replace(hour=18)
    save_activity(activity=activity, by=worker)
    states = list(activity.sessions.values_list("state", "sequence"))
    assert states == [("cancelled", 1), ("planned", 1), ("planned", 1)]


def test_exceptions_that_no_longer_fit_stay_or_go_as_asked(worker, project):
    activity = activity_with_dates(organiser=project.lead, repeat="weekly", count=3)
    cancel_session(session=activity.sessions.first(), by=worker, reason={"nl": "Ziek"})
    activity.starts_on += timedelta(days=1)
    activity.weekdays = []
    replan(activity)
    assert activity.sessions.count() == 4
    activity.starts_on += timedelta(days=1)
    replan(activity, keep_exceptions=False)
    assert activity.sessions.going_on().count() == 3


def test_a_date_with_people_is_cancelled_not_lost(project):
    activity = activity_with_dates(organiser=project.lead, with_sign_up=True)
    sign_up(session=activity.sessions.get(), by=UserFactory())
    activity.starts_on += timedelta(days=1)
    replan(activity)
    assert sorted(activity.sessions.values_list("state", flat=True)) == ["cancelled", "planned"]


def test_a_copy_comes_on_the_same_weekday():
    old = ActivityFactory(starts_on=timezone.localdate() - timedelta(days=360))
    copy = copy_activity(old)
    assert copy.starts_on.weekday() == old.starts_on.weekday()
    assert copy.starts_on >= timezone.localdate()
    assert copy.pk is None


def test_holidays_of_both_schools_are_loaded_once():
    assert load() > 40
    assert load() == 0
    kinds = set(Holiday.objects.values_list("kind", flat=True))
    assert kinds == {"public", "school_nl", "school_fr"}


def test_an_extension_makes_no_date_twice():
    activity = activity_with_dates(repeat="weekly")
    before = activity.sessions.count()
    replan(activity)
    replan(activity, today=timezone.localdate() + timedelta(days=30))
    assert activity.sessions.count() == before + 4 or activity.sessions.count() == before + 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"place_nl": ""}, "Zeg waar het is"),
        ({"sign_up": "site"}, "geef een nummer"),
        ({"starts_on": "2020-01-06", "until": "2020-02-03"}, "geen enkele datum"),
    ],
)
def test_what_people_would_miss_is_asked_before_publishing(client, worker, project, changes, said):
    client.force_login(worker)
    typed = _typed(project, **changes)
    address = reverse("activities:create")
    assert said in client.post(address, typed).content.decode()
    refused = client.post(address, {**typed, "step": "publish"}).content.decode()
    assert said in refused
    assert "Koffie op dinsdag" in refused
    assert not Activity.objects.exists()
    client.post(address, {**typed, "step": "keep"})
    assert not Activity.objects.get().is_published


def test_what_is_over_can_still_be_corrected(client, worker, project):
    old = timezone.localdate() - timedelta(days=60)
    activity = activity_with_dates(organiser=project.lead, project=project, starts_on=old)
    client.force_login(worker)
    typed = _typed(project, starts_on=old, until="", repeat="once", place_nl="Elders")
    client.post(reverse("activities:edit", args=[activity.pk]), {**typed, "step": "publish"})
    activity.refresh_from_db()
    assert activity.place_nl == "Elders"
