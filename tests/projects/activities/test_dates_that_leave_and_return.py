"""A date that leaves its rule after people heard of it returns with it; days off that change."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from portal.accounts.wagtail_rights import sync_regional_rights
from portal.notifications.actions import follow
from portal.notifications.models import Notice
from projects.activities.actions import cancel_session, replan, save_activity, sign_up
from projects.activities.models import Holiday
from tests.factories.accounts import UserFactory, at_regulator
from tests.factories.activities import activity_with_dates

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(project):
    return activity_with_dates(
        organiser=project.lead, repeat="weekly", count=4, with_sign_up=True, skip_public=True
    )


def _on_another_weekday(activity, worker):
    activity.weekdays = [(activity.starts_on.weekday() + 1) % 7]
    save_activity(activity=activity, by=worker)


def _as_before(activity, worker):
    activity.weekdays = [activity.starts_on.weekday()]
    save_activity(activity=activity, by=worker)


def test_a_date_returns_with_its_rule(activity, worker, django_capture_on_commit_callbacks):
    first, neighbour = activity.sessions.first(), UserFactory()
    place = sign_up(session=first, by=neighbour, places=1)
    with django_capture_on_commit_callbacks(execute=True):
        _on_another_weekday(activity, worker)
    first.refresh_from_db()
    assert first.is_cancelled
    assert first.left_rule
    assert first.reason_nl
    with django_capture_on_commit_callbacks(execute=True):
        _as_before(activity, worker)
    first.refresh_from_db()
    assert first.state == "planned"
    assert not first.left_rule
    assert first.reason_nl == first.reason_fr == ""
    assert first.sequence == 2
    assert activity.sessions.filter(key=first.key).count() == 1
    place.refresh_from_db()
    assert place.session_id == first.pk
    told = Notice.objects.filter(user=neighbour).order_by("pk").select_related("event")
    assert [notice.event.event for notice in told] == ["session_cancelled", "session_restored"]


def test_another_hour_is_told_to_who_signed_up(
    activity, worker, django_capture_on_commit_callbacks
):
    first, neighbour = activity.sessions.first(), UserFactory()
    sign_up(session=first, by=neighbour, places=1)
    activity.starts_at, activity.ends_at = time(18), time(20)
    with django_capture_on_commit_callbacks(execute=True):
        save_activity(activity=activity, by=worker)
        save_activity(activity=activity, by=worker)
    told = Notice.objects.filter(user=neighbour).select_related("event")
    assert [notice.event.event for notice in told] == ["session_moved"]


def test_another_place_is_told_once_and_calendars_take_it_over(
    activity, worker, django_capture_on_commit_callbacks
):
    first, neighbour = activity.sessions.first(), UserFactory()
    sign_up(session=first, by=neighbour, places=1)
    activity.is_published = True
    activity.place_nl = activity.place_fr = "Elders 1"
    with django_capture_on_commit_callbacks(execute=True):
        save_activity(activity=activity, by=worker)
        save_activity(activity=activity, by=worker)
    told = Notice.objects.filter(user=neighbour).select_related("event")
    assert [notice.event.event for notice in told] == ["sessions_elsewhere"]
    assert set(activity.sessions.coming().values_list("sequence", flat=True)) == {1}


def test_a_date_that_a_worker_cancelled_does_not_return(activity, worker):
    first = activity.sessions.first()
    cancel_session(session=first, by=worker, reason={"nl": "Ziek"})
    _on_another_weekday(activity, worker)
    _as_before(activity, worker)
    first.refresh_from_db()
    assert first.is_cancelled
    assert first.reason_nl == "Ziek"


def test_a_date_that_nobody_heard_of_leaves_without_a_trace(activity, worker):
    keys = set(activity.sessions.values_list("key", flat=True))
    _on_another_weekday(activity, worker)
    assert not keys & set(activity.sessions.values_list("key", flat=True))


def _day_off(client, day, **changes):
    """A day off, kept in the admin by the regulator's editor."""
    sync_regional_rights()
    client.force_login(at_regulator())
    typed = {
        "kind": "public",
        "name_nl": "Vrij",
        "name_fr": "Congé",
        "first_on": day.isoformat(),
        "last_on": day.isoformat(),
        **changes,
    }
    return client.post(reverse("wagtailsnippets_activities_holiday:add"), typed)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_new_day_off_plans_anew(
    client, activity, worker, is_kept, django_capture_on_commit_callbacks
):
    activity.skip_public = is_kept
    save_activity(activity=activity, by=worker)
    second = activity.sessions.all()[1]
    day = second.starts_at.date()
    with django_capture_on_commit_callbacks(execute=True):
        assert _day_off(client, day).status_code == 302
    keys = set(activity.sessions.values_list("key", flat=True))
    assert (second.key in keys) != is_kept
    with django_capture_on_commit_callbacks(execute=True):
        delete = reverse(
            "wagtailsnippets_activities_holiday:delete", args=[Holiday.objects.get().pk]
        )
        client.post(delete)
    assert second.key in set(activity.sessions.values_list("key", flat=True))


def test_a_school_holiday_counts_for_its_own_schools(activity):
    second = activity.sessions.all()[1]
    day = second.starts_at.date()
    names = {"name_nl": "Vrij", "name_fr": "Congé", "first_on": day, "last_on": day}
    Holiday.objects.create(kind="school_fr", **names)
    activity.skip_school_nl = True
    activity.save()
    replan(activity)
    assert activity.sessions.filter(key=second.key).exists()
    activity.skip_school_fr = True
    activity.save()
    replan(activity)
    assert not activity.sessions.filter(key=second.key).exists()


def test_followers_hear_of_a_day_off_when_the_date_was_told_about(
    activity, django_capture_on_commit_callbacks
):
    follower, first = UserFactory(), activity.sessions.first()
    follow(user=follower, about=activity.about)
    sign_up(session=first, by=UserFactory(), places=1)
    day = first.starts_at.date()
    Holiday.objects.create(
        kind="public",
        name_nl="Vrij",
        name_fr="Congé",
        first_on=day - timedelta(days=1),
        last_on=day,
    )
    with django_capture_on_commit_callbacks(execute=True):
        replan(activity)
    assert Notice.objects.filter(user=follower, event__event="session_cancelled").count() == 1
