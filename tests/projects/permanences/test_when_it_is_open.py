"""Open now, next opening, closed for a holiday: on the Brussels clock, whatever the season."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.urls import reverse

from projects.activities.models import Holiday
from projects.permanences.actions import cancel_opening, move_opening, replan
from projects.permanences.lists import permanences_of
from tests.factories.companies import company_page
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.permanences import closed, planned_permanence

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 10, 19)  # a week before the clock goes back


def _weekly(company, **fields):
    return planned_permanence(organisation=company, starts_on=MONDAY, **fields)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-10-19T06:59:59Z", "Eerstvolgend: maandag 19 oktober, 9 tot 12 uur"),
        ("2026-10-19T07:00:00Z", "Nu open, tot 12 uur"),
        ("2026-10-19T09:59:59Z", "Nu open, tot 12 uur"),
        ("2026-10-19T10:00:00Z", "Eerstvolgend: maandag 26 oktober, 9 tot 12 uur"),
        # In winter time the same hour of the clock comes an hour later.
        ("2026-10-26T07:30:00Z", "Eerstvolgend: maandag 26 oktober, 9 tot 12 uur"),
        ("2026-10-26T08:00:00Z", "Nu open, tot 12 uur"),
        ("2026-10-26T10:59:59Z", "Nu open, tot 12 uur"),
        ("2026-10-26T11:00:00Z", "Eerstvolgend: maandag 2 november, 9 tot 12 uur"),
    ],
)
def test_what_is_said_at_each_moment(company, moment, said):
    with time_machine.travel(datetime(2026, 10, 18, 8, tzinfo=UTC), tick=False):
        _weekly(company)
    with time_machine.travel(moment, tick=False):
        (row,) = permanences_of(company.pk)
    assert row.when == said
    assert row.is_open == said.startswith("Nu")


@time_machine.travel(datetime(2026, 10, 18, 8, tzinfo=UTC), tick=False)
def test_a_public_holiday_is_said_to_be_closed(client, company):
    names = {"name_nl": "Allerheiligen", "name_fr": "Toussaint"}
    Holiday.objects.create(kind="public", first_on="2026-11-02", last_on="2026-11-02", **names)
    permanence = _weekly(company, skip_public=True)
    html = client.get(permanence.get_absolute_url()).content.decode()
    assert "Allerheiligen" in html
    assert not permanence.openings.filter(key="20261102").exists()


@time_machine.travel(datetime(2026, 10, 18, 8, tzinfo=UTC), tick=False)
def test_closing_days_and_exceptions_decide_the_next_opening(company, worker):
    permanence = _weekly(company)
    closed(permanence, date(2026, 10, 19), date(2026, 10, 25))
    replan(permanence)
    (row,) = permanences_of(company.pk)
    assert row.day == date(2026, 10, 26)
    cancel_opening(opening=permanence.openings.first(), by=worker, reason={"nl": "Ziek"})
    (row,) = permanences_of(company.pk)
    assert row.day == date(2026, 11, 2)
    second = permanence.openings.get(key="20261102")
    starts, ends = (datetime(2026, 10, 28, hour, tzinfo=UTC) for hour in (13, 15))
    move_opening(opening=second, by=worker, starts_at=starts, ends_at=ends, reason={"nl": "Zaal"})
    (row,) = permanences_of(company.pk)
    assert (row.day, row.when) == (
        date(2026, 10, 28),
        "Eerstvolgend: woensdag 28 oktober, 14 tot 16 uur",
    )


@time_machine.travel(datetime(2026, 10, 18, 8, tzinfo=UTC), tick=False)
def test_the_first_to_open_stands_on_top(client, company):
    later = _weekly(company, starts_at=time(14), ends_at=time(16))
    sooner = _weekly(company)
    never = _weekly(company, until=date(2026, 10, 19), weekdays=[6])
    html = client.get(reverse("permanences:index")).content.decode()
    places = [html.index(one.title_nl) for one in (sooner, later, never)]
    assert places == sorted(places)


@time_machine.travel(datetime(2026, 10, 19, 8, tzinfo=UTC), tick=False)
def test_only_what_is_open_now(client, company):
    _weekly(company, starts_at=time(14), ends_at=time(16), title_nl="Straks")
    with time_machine.travel(datetime(2026, 10, 18, 8, tzinfo=UTC), tick=False):
        _weekly(company, title_nl="Nu meteen")
    html = client.get(reverse("permanences:index"), {"open": "1"}).content.decode()
    assert "Nu meteen" in html
    assert "Straks" not in html


WEEK = {"title": "", "note": "", "days": [{"day": "fri", "desk": "9:00-12:00", "phone": ""}]}


@pytest.mark.parametrize(
    ("moment", "said", "unsaid"),
    [
        ("2026-12-18T09:00:00Z", "Nu open, tot 12 uur", "Vandaag gesloten"),
        ("2026-12-25T09:00:00Z", "Vandaag gesloten: Kerstmis", "Nu open"),
        ("2027-01-01T09:00:00Z", "Vandaag gesloten: Winterrust", "Nu open"),
    ],
)
def test_the_counter_of_a_company_keeps_holidays_and_closing_days(
    client, homes, company, moment, said, unsaid
):
    names = {"name_nl": "Kerstmis", "name_fr": "Noël"}
    Holiday.objects.create(kind="public", first_on="2026-12-25", last_on="2026-12-25", **names)
    Holiday.objects.create(kind="school_nl", first_on="2026-12-14", last_on="2026-12-20", **names)
    close_days = {"first_on": date(2026, 12, 28), "last_on": date(2027, 1, 3)}
    company.closing_days.create(name_nl="Winterrust", **close_days)
    HousingCompanyFactory().closing_days.create(name_nl="Van een ander", **close_days)
    page = company_page(company, hours=[("hours", WEEK)])
    with time_machine.travel(moment, tick=False):
        html = client.get(page.url).content.decode()
    assert said in html
    assert unsaid not in html
    assert "Van een ander" not in html
    assert "28 december" in html
