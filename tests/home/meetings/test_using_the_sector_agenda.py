"""Meetings and training: by day, for whom they are, in calendars and in the search."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from home.meetings.models import MeetingDate
from home.meetings.search_source import MeetingSource, next_dates
from portal.accounts.models import Role
from portal.accounts.readers import Readers
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.library import meeting
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def base(homes):
    return reverse("meetings:calendar")


def events(answer):
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_what_comes_stands_by_day_and_what_is_over_in_the_archive(client, base):
    meeting("Later", in_days=(20,))
    meeting("Eerst", in_days=(3,))
    meeting("Voorbij", in_days=(-3,))
    coming = client.get(base).content.decode()
    assert coming.index("Eerst") < coming.index("Later")
    assert "Voorbij" not in coming
    past = client.get(base, {"view": "past"}).content.decode()
    assert "Voorbij" in past
    assert "Eerst" not in past


def test_a_training_of_several_days_stands_under_each(client, base):
    made = meeting("Leergang", in_days=(3, 10))
    assert client.get(base).content.decode().count(made.get_absolute_url()) == 2


def test_a_meeting_is_for_its_readers_on_page_list_and_calendar(client, base):
    company = HousingCompanyFactory()
    people = {
        "visitor": (None, {Readers.PUBLIC}),
        "member": (UserFactory(), {Readers.PUBLIC, Readers.MEMBER}),
        "tenant": (tenant_of(company), {Readers.PUBLIC, Readers.MEMBER, Readers.COMPANY}),
        "worker elsewhere": (
            staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER),
            {Readers.PUBLIC, Readers.MEMBER, Readers.PROFESSIONAL},
        ),
        "worker": (staff_of(company, Role.SOCIAL_WORKER), set(Readers)),
    }
    made = {r: meeting(f"Voor {r}", readers=r, organisation=company) for r in Readers}
    for name, (person, readable) in people.items():
        client.logout()
        if person:
            client.force_login(person)
        listed = client.get(base).content.decode()
        for readers, one in made.items():
            expected = 200 if readers in readable else 404
            calendar = reverse("meetings:meeting_calendar", args=[one.pk])
            for address in (one.get_absolute_url(), calendar):
                assert client.get(address).status_code == expected, (name, readers)
            assert (f"Voor {readers}" in listed) == (readers in readable), (name, readers)


def test_the_feed_holds_what_everybody_may_read_and_what_was_cancelled(client, base):
    company = HousingCompanyFactory()
    meeting("Intern", readers=Readers.STAFF, organisation=company)
    meeting("Afgelast", is_cancelled=True)
    meeting("Gaat door")
    client.force_login(staff_of(company))
    found = {str(e["summary"]): str(e["status"]) for e in events(client.get(f"{base}sector.ics"))}
    assert found == {"Afgelast": "CANCELLED", "Gaat door": "CONFIRMED"}


def test_a_change_reaches_the_calendars_that_hold_the_event(client, base):
    made = meeting("Overleg")
    address = reverse("meetings:meeting_calendar", args=[made.pk])
    (before,) = events(client.get(address))
    made.place_nl = "Ander zaaltje"
    made.save()
    (after,) = events(client.get(address))
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]


def test_a_draft_is_for_its_editors(client, base):
    company = HousingCompanyFactory()
    made = meeting(is_published=False, organisation=company)
    assert client.get(made.get_absolute_url()).status_code == 404
    client.force_login(staff_of(HousingCompanyFactory()))
    assert client.get(made.get_absolute_url()).status_code == 404
    client.force_login(staff_of(company))
    assert client.get(made.get_absolute_url()).status_code == 200


def test_one_registers_until_the_last_day(client, base):
    today = timezone.localdate()
    made = meeting(registration_url="https://inschrijven.example/", registration_until=today)
    assert "https://inschrijven.example/" in client.get(made.get_absolute_url()).content.decode()
    for closed in ({"registration_until": today - timedelta(days=1)}, {"is_cancelled": True}):
        other = meeting(registration_url="https://inschrijven.example/", **closed)
        assert "inschrijven.example" not in client.get(other.get_absolute_url()).content.decode()


def test_the_agenda_is_narrowed_by_kind_language_and_theme(client, base):
    theme = ThemeFactory()
    meeting("Les", kind="training", languages="fr")
    tuesday = meeting("Dinsdag", languages="nl")
    tuesday.themes.set([theme])
    tuesday.save()
    for asked, kept, gone in (
        ({"kind": "training"}, "Les", "Dinsdag"),
        ({"language": "nl"}, "Dinsdag", "Les"),
        ({"theme": theme.code}, "Dinsdag", "Les"),
    ):
        html = client.get(base, asked).content.decode()
        assert f">{kept}</a>" in html
        assert f">{gone}</a>" not in html


def test_the_agenda_pages_by_key(client, base):
    meeting("Reeks", in_days=range(1, 22))
    html = client.get(base).content.decode()
    following = html.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    second = client.get(base + following.replace("&amp;", "&")).content.decode()
    assert second.count(">Reeks</a>") == 1


def test_the_agenda_costs_the_same_for_many(client, base, django_assert_num_queries):
    for number in (2, 12):
        for each in range(number):
            made = meeting(in_days=(each + 1,))
            made.themes.set([ThemeFactory()])
            made.save()
        client.get(base)
        with django_assert_num_queries(4):  # three filters, the dates with their meetings
            client.get(base)


def test_a_date_ends_after_it_begins(base):
    made = meeting(in_days=())
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingDate.objects.create(meeting=made, starts_at=now, ends_at=now)


def test_search_says_when_it_is_and_for_whom(base):
    company = HousingCompanyFactory()
    made = meeting("Vorming schuld", readers=Readers.STAFF, organisation=company)
    found = MeetingSource().document(str(made.pk))
    assert found.audience == company.staff_audience
    assert found.facets["status"] == ("upcoming",)
    assert str(made.pk) in next_dates([str(made.pk)])
    now = timezone.now()
    assert list(MeetingSource().changed_by_time(now, now + timedelta(days=8))) == [made.pk]
    assert not list(MeetingSource().find_titles("schuld", frozenset({"public"}), 5))
    assert MeetingSource().document("9" * 40) is None


@pytest.mark.parametrize("query", ["page=%00", "view=x", "kind=%00", "language=zz", "page=a"])
def test_an_odd_question_shows_what_comes(client, base, query):
    meeting("Zichtbaar")
    assert "Zichtbaar" in client.get(f"{base}?{query}").content.decode()
