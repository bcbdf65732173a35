"""The poster, the programme of a month, one's own calendar, the map and what is near."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from portal.accounts.models import Membership
from portal.notifications.actions import follow
from projects.activities.actions import cancel_session, sign_up
from projects.activities.models import CalendarKey, Holiday
from projects.activities.views import printing
from tests.factories.accounts import UserFactory, tenant_of
from tests.factories.activities import activity_with_dates, coming_session
from tests.factories.organisations import HousingCompanyFactory, MunicipalityFactory, SiteFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_poster_and_a_programme_in_both_languages(client, project, language):
    activity = activity_with_dates(
        organiser=project.lead, project=project, repeat="weekly", count=70, text_nl="# *x* #[y]"
    )
    with translation.override(language):
        addresses = [
            reverse("activities:poster", args=[activity.pk]),
            reverse("activities:programme", args=[project.pk]),
        ]
        for address in addresses:
            for month in ("", "2026-13", "\0", f"{timezone.localdate():%Y-%m}", "2031-01"):
                answer = client.get(address, {"month": month})
                assert answer.content.startswith(b"%PDF")


def test_the_programme_of_a_full_month_is_one_sheet(client, project):
    for _number in range(3):
        activity_with_dates(
            organiser=project.lead,
            project=project,
            repeat="weekly",
            weekdays=[0, 1, 2, 3, 4, 5],
            count=90,
        )
    address = reverse("activities:programme", args=[project.pk])
    month = f"{timezone.localdate() + timedelta(days=40):%Y-%m}"
    body = client.get(address, {"month": month}).content
    assert body.count(b"/Type /Page\n") + body.count(b"/Type/Page/") <= 1


def test_the_sheet_of_next_month_has_an_address_of_its_own(client, project, monkeypatch):
    asked = []
    monkeypatch.setattr(
        printing, "programme_pdf", lambda name, month, *rest, **more: asked.append(month) or b"%PDF"
    )
    address = reverse("activities:programme", args=[project.pk])
    with time_machine.travel("2026-12-26T10:00:00+01:00", tick=False):
        for month in ("next", "", "2026-03"):
            client.get(address, {"month": month})
    assert asked == [date(2027, 1, 1), date(2026, 12, 1), date(2026, 3, 1)]


def test_a_hidden_activity_has_no_poster(client):
    hidden = activity_with_dates(audience="company-77")
    assert client.get(reverse("activities:poster", args=[hidden.pk])).status_code == 404


def test_a_day_off_is_named_between_the_dates(client):
    first = timezone.localdate() + timedelta(days=3)
    off = first + timedelta(days=7)
    names = {"name_nl": "Wapenstilstand", "name_fr": "Armistice"}
    Holiday.objects.create(kind="public", first_on=off, last_on=off, **names)
    activity = activity_with_dates(repeat="weekly", count=4, skip_public=True)
    html = client.get(activity.get_absolute_url()).content.decode()
    assert "Wapenstilstand" in html
    assert activity.sessions.count() == 3


def _events(client, key):
    body = client.get(reverse("activities:own_calendar", args=[key])).content
    return Calendar.from_ical(body).walk("VEVENT")


def test_ones_own_calendar_holds_what_one_signed_up_for_and_follows(client, worker, project):
    user = UserFactory()
    session = coming_session(organiser=project.lead)
    sign_up(session=session, by=user)
    followed = activity_with_dates(repeat="weekly", count=3)
    follow(user=user, about=followed.about)
    activity_with_dates()
    client.force_login(user)
    assert session.activity.title_nl in client.get(reverse("activities:own")).content.decode()
    key = CalendarKey.objects.get(user=user).key
    client.logout()
    assert len(_events(client, key)) == 4
    cancel_session(session=session, by=worker, reason={"nl": "Ziek"})
    (cancelled,) = [one for one in _events(client, key) if one["STATUS"] == "CANCELLED"]
    assert cancelled["SEQUENCE"] == 1


def test_a_new_address_closes_the_old_one(client):
    user = UserFactory()
    client.force_login(user)
    client.get(reverse("activities:own"))
    old = CalendarKey.objects.get(user=user).key
    client.post(reverse("activities:own_renew"))
    assert client.get(reverse("activities:own_calendar", args=[old])).status_code == 404
    assert _events(client, CalendarKey.objects.get(user=user).key) == []


def test_a_calendar_shows_no_more_than_its_owner_may_see(client):
    company = HousingCompanyFactory()
    tenant = tenant_of(company)
    hidden = activity_with_dates(audience=company.audience)
    follow(user=tenant, about=hidden.about)
    made = CalendarKey.objects.create(user=tenant)
    assert len(_events(client, made.key)) == 1
    Membership.objects.filter(user=tenant).delete()
    assert _events(client, made.key) == []
    tenant.is_active = False
    tenant.save()
    assert client.get(reverse("activities:own_calendar", args=[made.key])).status_code == 404


def test_a_tenant_finds_what_is_near_and_others_find_it_on_the_map(client):
    place = MunicipalityFactory(code="evere", name_nl="Evere", name_fr="Evere")
    site = SiteFactory(municipality=place)
    here = activity_with_dates(site=site, municipality=place)
    other = activity_with_dates()
    tenant = tenant_of(site.company)
    Membership.objects.filter(user=tenant).update(site=site)
    agenda = reverse("activities:agenda")
    assert "Evere: 1 datum" in client.get(agenda, {"view": "map"}).content.decode()
    assert "Bij mij" not in client.get(agenda).content.decode()
    client.force_login(tenant)
    assert f"Bij mij: {site.name_nl}" in client.get(agenda).content.decode()
    html = client.get(agenda, {"view": "list", "site": site.code}).content.decode()
    assert here.title_nl in html
    assert other.title_nl not in html


@pytest.mark.parametrize("number", [3, 30])
def test_the_map_costs_the_same_for_ten_times_as_much(
    client, number, django_assert_max_num_queries
):
    for _each in range(number):
        activity_with_dates(repeat="weekly", count=4, municipality=MunicipalityFactory())
    client.get(reverse("activities:agenda"), {"view": "map"})
    with django_assert_max_num_queries(10):
        client.get(reverse("activities:agenda"), {"view": "map"})
