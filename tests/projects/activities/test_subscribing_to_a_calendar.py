from datetime import UTC, date, timedelta

import pytest
import recurring_ical_events
import vobject
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from projects.activities.actions import add_session, cancel_session, move_session
from tests.factories.activities import activity_with_dates

pytestmark = pytest.mark.django_db


YEARS = (date(timezone.localdate().year - 1, 1, 1), date(timezone.localdate().year + 4, 1, 1))


def _by_the_first(body):
    """What comes, as a parser that works rules out sees it: name, begin, end, state, version."""
    found = recurring_ical_events.of(Calendar.from_ical(body)).between(*YEARS)
    return sorted(
        (
            str(one["UID"]),
            one["DTSTART"].dt,
            one["DTEND"].dt,
            str(one["STATUS"]),
            int(one["SEQUENCE"]),
            str(one["SUMMARY"]),
        )
        for one in found
    )


def _by_the_second(body):
    """The same, as a parser with no code in common sees it."""
    events = vobject.readOne(body.decode()).vevent_list
    return sorted(
        (
            one.uid.value,
            one.dtstart.value.astimezone(UTC),
            one.dtend.value.astimezone(UTC),
            one.status.value,
            int(one.sequence.value),
            one.summary.value,
        )
        for one in events
    )


def test_two_readers_find_the_dates_of_the_agenda(client, worker, project):
    """Across both changes of the clock, with a date cancelled, one moved and one extra."""
    activity = activity_with_dates(
        organiser=project.lead, repeat="weekly", count=60, title_nl="Koffie; thee, \\ en “meer”"
    )
    first, second = activity.sessions.all()[:2]
    later = timedelta(days=1, hours=2)
    cancel_session(session=first, by=worker, reason={"nl": "Ziek"})
    times = {"starts_at": second.starts_at + later, "ends_at": second.ends_at + later}
    move_session(session=second, by=worker, reason={"nl": "Zaal"}, **times)
    extra = add_session(activity=activity, by=worker, **times)
    body = client.get(reverse("activities:calendar", args=[activity.pk])).content
    seen = _by_the_first(body)
    assert seen == _by_the_second(body)
    assert len({uid for uid, *_rest in seen}) == 61
    wanted = sorted(activity.sessions.values_list("starts_at", flat=True))
    assert sorted(start for _uid, start, *_rest in seen) == wanted
    assert sum(state == "CANCELLED" for _u, _s, _e, state, *_rest in seen) == 1
    assert any(extra.key in uid for uid, *_rest in seen)


def test_a_cancelled_date_keeps_its_name_and_rises(client, worker, project):
    activity = activity_with_dates(organiser=project.lead)
    address = reverse("activities:calendar", args=[activity.pk])
    (before,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    cancel_session(session=activity.sessions.get(), by=worker, reason={"nl": "Ziek"})
    (after,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]


@pytest.mark.parametrize("of", ["project", "company"])
def test_a_project_and_its_company_have_a_calendar(client, project, of):
    activity_with_dates(organiser=project.lead, project=project)
    pk = project.pk if of == "project" else project.companies.first().pk
    text = client.get(reverse(f"activities:{of}_calendar", args=[pk])).content.decode()
    assert text.count("BEGIN:VEVENT") == 1


def test_the_agenda_has_a_feed(client):
    activity = activity_with_dates()
    assert activity.title_nl in client.get(reverse("activities:rss")).content.decode()
