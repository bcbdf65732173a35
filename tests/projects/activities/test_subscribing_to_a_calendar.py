from datetime import UTC, date, datetime

import pytest
import recurring_ical_events
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from projects.activities.actions import cancel_session
from tests.factories.activities import activity_with_dates

pytestmark = pytest.mark.django_db


def _unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def _by_hand(text):
    """Begin times, read without a library."""
    lines = [line for line in _unfolded(text) if line.startswith("DTSTART")]
    return sorted(
        datetime.strptime(line.split(":", 1)[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        for line in lines
    )


def test_two_readers_find_the_dates_of_the_agenda(client):
    activity = activity_with_dates(repeat="weekly", count=40)
    text = client.get(reverse("activities:calendar", args=[activity.pk])).content.decode()
    wanted = list(activity.sessions.values_list("starts_at", flat=True))
    year = timezone.localdate().year
    found = recurring_ical_events.of(Calendar.from_ical(text)).between(
        date(year, 1, 1), date(year + 3, 1, 1)
    )
    assert sorted(event["DTSTART"].dt for event in found) == wanted
    assert _by_hand(text) == wanted


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
