from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from portal.accounts.home_sections import home_tasks
from portal.accounts.models import Role
from portal.notifications.actions import follow
from portal.notifications.models import Notice
from projects.permanences.actions import cancel_opening, nag, save_permanence
from projects.permanences.models import ClosingDays, Permanence
from projects.permanences.telling import about
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.permanences import PermanenceFactory, planned_permanence

pytestmark = pytest.mark.django_db


def _typed(company, **changes):
    return {
        "organisation": company.pk,
        "title_nl": "Inloop",
        "channel": "walk_in",
        "repeat": "weekly",
        "interval": "1",
        "weekdays": ["0", "3"],
        "starts_on": timezone.localdate().isoformat(),
        "starts_at": "09:00",
        "ends_at": "12:00",
        "languages": ["nl", "fr"],
        "is_published": "on",
        "step": "preview",
        **changes,
    }


def test_a_worker_sees_the_days_and_keeps_the_hours(client, worker, company):
    client.force_login(worker)
    address = reverse("permanences:create")
    assert "Alle datums" in client.post(address, _typed(company)).content.decode()
    assert not Permanence.objects.exists()
    client.post(address, _typed(company, step="keep"))
    permanence = Permanence.objects.get()
    assert permanence.confirmed_on == timezone.localdate()
    assert {row.starts_at.weekday() for row in permanence.openings.all()} == {0, 3}


@pytest.mark.parametrize(
    "changes",
    [
        {"title_nl": ""},
        {"repeat": "once"},
        {"weekdays": ["9"]},
        {"starts_at": "x"},
        {"starts_on": "9999-12-31"},
        {"channel": "pigeon"},
        {"interval": "0"},
        {"organisation": "0"},
    ],
)
def test_what_is_wrong_is_said_and_kept(client, worker, company, changes):
    client.force_login(worker)
    answer = client.post(reverse("permanences:create"), _typed(company, step="keep", **changes))
    assert answer.status_code == 200
    assert not Permanence.objects.exists()


def _own_addresses(permanence):
    opening = permanence.openings.first()
    return [
        reverse("permanences:edit", args=[permanence.pk]),
        reverse("permanences:confirm", args=[permanence.pk]),
        reverse("permanences:add", args=[permanence.pk]),
        reverse("permanences:cancel", args=[opening.pk]),
        reverse("permanences:move", args=[opening.pk]),
        reverse("permanences:restore", args=[opening.pk]),
    ]


def test_nobody_else_changes_anything(client, company):
    permanence = planned_permanence(organisation=company)
    days = ClosingDays.objects.create(
        organisation=company,
        name_nl="Verlof",
        first_on=timezone.localdate(),
        last_on=timezone.localdate(),
    )
    remove = reverse("permanences:closing_days_remove", args=[days.pk])
    others = {
        "worker elsewhere": staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER),
        "counter": staff_of(company, Role.COUNTER_STAFF),
        "tenant": tenant_of(company),
        "editor of the regulator": at_regulator(),
        "professional": staff_of(company, Role.PROFESSIONAL),
    }
    for who, person in others.items():
        client.force_login(person)
        for address in [*_own_addresses(permanence), remove]:
            assert client.post(address, {"reason": "x"}).status_code == 403, (who, address)
    permanence.refresh_from_db()
    assert permanence.openings.going_on().count() == permanence.openings.count()
    assert ClosingDays.objects.exists()


def test_a_permanence_cannot_be_taken_over(worker, company):
    foreign = PermanenceFactory()
    foreign.organisation = company
    with pytest.raises(PermissionDenied):
        save_permanence(permanence=foreign, by=worker)


def test_an_administrator_of_the_regulator_keeps_all(client):
    permanence = planned_permanence()
    client.force_login(at_regulator(Role.REGULATOR_ADMIN))
    client.post(reverse("permanences:confirm", args=[permanence.pk]))
    permanence.refresh_from_db()
    assert permanence.confirmed_by is not None


def test_closing_days_close_everything_and_open_again(client, worker, company):
    permanence = planned_permanence(organisation=company)
    first = permanence.openings.first()
    day = timezone.localtime(first.starts_at).date().isoformat()
    client.force_login(worker)
    typed = {"organisation": company.pk, "name_nl": "Verlof", "first_on": day, "last_on": day}
    client.post(reverse("permanences:closing_days"), typed)
    assert not permanence.openings.filter(pk=first.pk).exists()
    days = ClosingDays.objects.get()
    client.post(reverse("permanences:closing_days_remove", args=[days.pk]))
    assert permanence.openings.filter(key=first.key).exists()


def test_what_is_closed_for_a_day_stays_closed_when_the_hours_change(worker, company):
    permanence = planned_permanence(organisation=company)
    first = permanence.openings.first()
    cancel_opening(opening=first, by=worker, reason={"nl": "Ziek"})
    permanence.ends_at = permanence.ends_at.replace(hour=13)
    save_permanence(permanence=permanence, by=worker)
    first.refresh_from_db()
    assert first.is_cancelled
    assert permanence.openings.going_on().first().sequence == 1


def test_followers_and_calendars_hear_of_a_closed_day(
    client, worker, company, django_capture_on_commit_callbacks
):
    permanence, follower = planned_permanence(organisation=company), UserFactory()
    follow(user=follower, about=about(permanence))
    address = reverse("permanences:calendar", args=[permanence.pk])
    before = Calendar.from_ical(client.get(address).content).walk("VEVENT")[0]
    with django_capture_on_commit_callbacks(execute=True):
        cancel_opening(opening=permanence.openings.first(), by=worker, reason={"nl": "Ziek"})
    after = Calendar.from_ical(client.get(address).content).walk("VEVENT")[0]
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert [notice.event.event for notice in Notice.objects.filter(user=follower)] == [
        "opening_cancelled"
    ]


def test_old_hours_carry_a_warning_until_they_are_confirmed(client, worker, company):
    long_ago = timezone.localdate() - timedelta(days=91)
    permanence = planned_permanence(organisation=company, confirmed_on=long_ago)
    address = permanence.get_absolute_url()
    assert "Bel voor u komt" in client.get(address).content.decode()
    client.force_login(worker)
    asked = reverse("permanences:manage")
    assert asked in {task.url for task in home_tasks(worker)}
    client.post(reverse("permanences:confirm", args=[permanence.pk]))
    assert "Bel voor u komt" not in client.get(address).content.decode()
    assert asked not in {task.url for task in home_tasks(worker)}


def test_workers_are_asked_once_a_month(worker, company, django_capture_on_commit_callbacks):
    PermanenceFactory(organisation=company, confirmed_on=None)
    PermanenceFactory(organisation=company, confirmed_on=timezone.localdate() - timedelta(days=91))
    PermanenceFactory(confirmed_on=timezone.localdate() - timedelta(days=89))
    with django_capture_on_commit_callbacks(execute=True):
        assert nag() == 1
        nag()
    assert Notice.objects.filter(user=worker).count() == 1


def test_a_hidden_one_is_seen_by_its_workers_alone(client, worker, company):
    hidden = planned_permanence(organisation=company, is_published=False)
    addresses = [
        hidden.get_absolute_url(),
        reverse("permanences:calendar", args=[hidden.pk]),
        reverse("permanences:sheet", args=[hidden.pk]),
    ]
    for address in addresses:
        assert client.get(address).status_code == 404
    assert hidden.title_nl not in client.get(reverse("permanences:index")).content.decode()
    client.force_login(worker)
    assert client.get(addresses[0]).status_code == 200


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_sheet_for_the_hall(client, company, language):
    permanence = planned_permanence(organisation=company, place_nl="Loket 3 & 4 #x")
    with translation.override(language):
        for name, pk in (("sheet", permanence.pk), ("organisation_sheet", company.pk)):
            answer = client.get(reverse(f"permanences:{name}", args=[pk]))
            assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_costs_the_same_for_ten_times_as_many(
    client, number, django_assert_max_num_queries
):
    for _each in range(number):
        planned_permanence(until=timezone.localdate() + timedelta(days=20))
    client.get(reverse("permanences:index"))
    with django_assert_max_num_queries(5):
        client.get(reverse("permanences:index"))


@pytest.mark.parametrize(
    "asked",
    [
        {"municipality": "\0"},
        {"company": "'" * 500},
        {"channel": "x"},
        {"language": "xx"},
        {"page": "zzz"},
        {"open": "1", "step_free": "1", "language": "fr", "channel": "phone"},
    ],
)
def test_odd_questions_get_a_page(client, asked):
    planned_permanence()
    assert client.get(reverse("permanences:index"), asked).status_code == 200


def test_the_list_pages_by_key(client, monkeypatch):
    monkeypatch.setattr("projects.permanences.lists.SIZE", 2)
    until = timezone.localdate() + timedelta(days=10)
    made = {planned_permanence(until=until).title_nl for _number in range(5)}
    seen, address = set(), reverse("permanences:index")
    for _page in range(3):
        html = client.get(address).content.decode()
        seen |= {title for title in made if title in html}
        if "page=" in html:
            key = html.rsplit("page=", 1)[1].split('"')[0]
            address = reverse("permanences:index") + f"?page={key}"
    assert seen == made
