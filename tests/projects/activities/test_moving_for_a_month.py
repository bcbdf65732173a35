"""The room is taken for a month: all its dates move in one act, and everybody hears once."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import Role
from portal.notifications.actions import follow
from portal.notifications.models import Notice
from projects.activities.actions import cancel_session, move_place, replan, sign_up
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.activities import activity_with_dates
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db
ELSEWHERE = "sessions_elsewhere"


@pytest.fixture
def activity(project):
    """Eight weeks, from in three days on."""
    return activity_with_dates(
        organiser=project.lead, project=project, repeat="weekly", count=8, with_sign_up=True
    )


def _typed(activity, **changes):
    first = activity.sessions.first().starts_at.date()
    return {
        "first_on": first.isoformat(),
        "last_on": (first + timedelta(days=27)).isoformat(),
        "place": "Bibliotheek",
        "place_other": "Bibliothèque",
        "reason": "De zaal wordt geverfd",
        **changes,
    }


def _move(activity, by):
    first = timezone.localdate()
    return move_place(
        activity=activity,
        by=by,
        first=first,
        last=first + timedelta(days=30),
        place={"nl": "Bibliotheek"},
        reason={"nl": "Verf"},
    )


def test_the_dates_of_the_month_move_and_the_others_stay(client, activity, worker):
    client.force_login(worker)
    address = reverse("activities:move_place", args=[activity.pk])
    assert address in client.get(activity.get_absolute_url()).content.decode()
    assert client.post(address, _typed(activity)).status_code == 302
    places = [row.place_nl for row in activity.sessions.all()]
    assert places == ["Bibliotheek"] * 4 + [""] * 4
    assert activity.sessions.first().place_fr == "Bibliothèque"
    assert activity.sessions.first().sequence == 1
    shown = client.get(activity.get_absolute_url()).content.decode()
    assert shown.count("De zaal wordt geverfd") == 4


def test_a_changed_rule_keeps_the_other_place(activity, worker):
    _move(activity, worker)
    replan(activity)
    assert activity.sessions.filter(place_nl="Bibliotheek").count() == 4


def test_a_cancelled_date_stays_cancelled(activity, worker):
    first = activity.sessions.first()
    cancel_session(session=first, by=worker, reason={"nl": "Ziek"})
    _move(activity, worker)
    first.refresh_from_db()
    assert first.is_cancelled
    assert first.place_nl == ""


def test_everybody_is_told_once(activity, worker, django_capture_on_commit_callbacks):
    follower, signed_up, later = UserFactory(), UserFactory(), UserFactory()
    follow(user=follower, about=activity.about)
    sessions = list(activity.sessions.all())
    for session in sessions[:3]:
        sign_up(session=session, by=signed_up, places=1)
    sign_up(session=sessions[-1], by=later, places=1)
    with django_capture_on_commit_callbacks(execute=True):
        _move(activity, worker)
    told = Notice.objects.filter(event__event=ELSEWHERE).values_list("user", flat=True)
    assert sorted(told) == sorted([follower.pk, signed_up.pk])


@pytest.mark.parametrize(
    "changes",
    [
        {"place": ""},
        {"reason": ""},
        {"first_on": "x"},
        {"last_on": "2000-01-01"},
        {"last_on": "9999-12-31"},
        {"first_on": "2000-01-01", "last_on": "2000-02-01"},
    ],
)
def test_what_is_wrong_is_said_and_kept(client, activity, worker, changes):
    client.force_login(worker)
    typed = _typed(activity, **changes)
    answer = client.post(reverse("activities:move_place", args=[activity.pk]), typed)
    assert answer.status_code == 200
    assert "Bibliothèque" in answer.content.decode()
    assert not activity.sessions.exclude(place_nl="").exists()


def test_others_move_nothing(client, activity):
    company = HousingCompanyFactory()
    address = reverse("activities:move_place", args=[activity.pk])
    for person in (staff_of(company), tenant_of(company), staff_of(company, Role.PSC_WORKER)):
        client.force_login(person)
        assert client.post(address, _typed(activity)).status_code == 403
        with pytest.raises(PermissionDenied):
            _move(activity, person)
    assert not activity.sessions.exclude(place_nl="").exists()
