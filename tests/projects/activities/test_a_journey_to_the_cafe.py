"""A worker publishes a weekly café on a phone; a tenant finds it, waits, gets a place."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from icalendar import Calendar

from portal.accounts.models import Role
from projects.activities.models import Activity, Holiday, Session, SignUp
from tests.browsing import faults, reach, sideways
from tests.factories.accounts import UserFactory, staff_of
from tests.factories.activities import ActivityTypeFactory
from tests.factories.cohesion import CohesionProjectFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def enter(chromium, live_server):
    """A phone of one's own, logged in when a person is given."""
    opened = []

    def new_page(user=None):
        context = chromium.new_context(viewport=PHONE)
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            value = {"name": cookie.key, "value": cookie.value, "url": live_server.url}
            context.add_cookies([value])
        opened.append(context)
        return context.new_page()

    yield new_page
    for context in opened:
        context.close()


def _sound(page):
    assert faults(page) == []
    assert sideways(page) == 0


def _address(live_server, name, *args, language="nl"):
    with translation.override(language):
        return live_server.url + reverse(f"activities:{name}", args=args)


def test_a_weekly_cafe_from_the_form_to_the_list_at_the_door(enter, live_server):
    project = CohesionProjectFactory()
    worker = staff_of(project.lead, Role.PSC_WORKER)
    kind = ActivityTypeFactory()
    first = timezone.localdate() + timedelta(days=2)
    off = first + timedelta(days=7)
    names = {"name_nl": "Wapenstilstand", "name_fr": "Armistice"}
    Holiday.objects.create(kind="public", first_on=off, last_on=off, **names)

    page = enter(worker)
    page.goto(_address(live_server, "create"))
    _sound(page)
    page.select_option("[name=type]", str(kind.pk))
    page.fill("[name=title_nl]", "Koffie in de hal")
    page.fill("[name=place_nl]", "Lindelaan 12")
    page.fill("[name=starts_on]", first.isoformat())
    page.fill("[name=starts_at]", "14:00")
    page.fill("[name=ends_at]", "16:30")
    page.select_option("[name=repeat]", "weekly")
    page.fill("[name=until]", (first + timedelta(days=21)).isoformat())
    page.select_option("[name=sign_up]", "site")
    page.fill("[name=capacity]", "1")
    page.fill("[name=contact_phone]", "")
    page.click("button[value=preview]")
    assert "geef een nummer" in page.inner_text("main")
    page.fill("[name=contact_phone]", "02 000 17 10")
    page.click("button[value=preview]")
    assert "Wapenstilstand" in page.inner_text("main")
    _sound(page)
    page.click("button[value=publish]")
    page.wait_for_selector("#dates")
    activity = Activity.objects.get()
    assert activity.sessions.count() == 3
    assert "Wapenstilstand" in page.inner_text("main")
    _sound(page)

    date = activity.sessions.first()
    tenants = [UserFactory(), UserFactory(language="fr")]
    for tenant, language in zip(tenants, ("nl", "fr"), strict=True):
        visit = enter(tenant)
        visit.goto(_address(live_server, "agenda", language=language))
        _sound(visit)
        visit.click("text=Koffie in de hal")
        _sound(visit)
        visit.goto(_address(live_server, "session", date.pk, language=language))
        # By keyboard alone from the choice of places on.
        visit.focus("[name=places]")
        visit.keyboard.press("Tab")
        visit.keyboard.press("Enter")
        visit.wait_for_selector("a[href*='plaats'], a[href*='place']")
        _sound(visit)
    assert list(SignUp.objects.values_list("state", flat=True)) == ["confirmed", "waiting"]

    given_back = SignUp.objects.get(user=tenants[0])
    guest = enter()
    guest.goto(_address(live_server, "own_sign_up", given_back.token))
    _sound(guest)
    guest.click("main form button")
    guest.wait_for_load_state()
    assert SignUp.objects.get(user=tenants[1]).state == SignUp.State.CONFIRMED

    # The tenant finds the date, and the address for the calendar of the phone, in the own agenda.
    visit.goto(_address(live_server, "own", language="fr"))
    _sound(visit)
    assert "Koffie in de hal" in visit.inner_text("main")
    own = guest.request.get(visit.get_attribute("main .box a", "href"))
    assert len(Calendar.from_ical(own.body()).walk("VEVENT")) == 1

    calendar = guest.request.get(_address(live_server, "calendar", activity.pk))
    assert len(Calendar.from_ical(calendar.body()).walk("VEVENT")) == 3

    page.goto(_address(live_server, "attendance", date.pk))
    _sound(page)
    page.check("[name=came]")
    page.fill("[name=walk_ins]", "4")
    page.click("main form button")
    page.wait_for_load_state()
    assert Session.objects.get(pk=date.pk).came == 5


def _type(page, name, words):
    reach(page, f"[name={name}]")
    page.keyboard.type(words)


def _enter(page):
    """Press what has the focus, which leads to another page."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_same_by_keyboard_alone(enter, live_server):
    project = CohesionProjectFactory()
    kind = ActivityTypeFactory(name_nl="Koffie en thee")
    first = timezone.localdate() + timedelta(days=2)
    page = enter(staff_of(project.lead, Role.PSC_WORKER))
    page.goto(_address(live_server, "create"))
    # The browser's own fields for days and hours take what its language writes.
    _type(page, "type", "Koffie en thee")
    _type(page, "title_nl", "Koffie in de hal")
    _type(page, "place_nl", "Lindelaan 12")
    _type(page, "starts_on", f"{first:%m%d%Y}")
    _type(page, "starts_at", "0200PM")
    _type(page, "ends_at", "0430PM")
    reach(page, "[name=sign_up]")
    page.keyboard.press("ArrowDown")
    _type(page, "contact_phone", "02 000 17 10")
    reach(page, "button[value=preview]")
    _enter(page)
    reach(page, "button[value=publish]")
    _enter(page)
    page.wait_for_selector("#dates")
    activity = Activity.objects.get()
    assert activity.type == kind

    visit = enter(UserFactory(language="fr"))
    visit.goto(_address(live_server, "agenda", language="fr"))
    _follow(visit, "Koffie in de hal")
    session = _address(live_server, "session", activity.sessions.get().pk, language="fr")
    if visit.url != session:
        reach(visit, f"main a[href='{session.removeprefix(live_server.url)}']")
        _enter(visit)
    reach(visit, "main form:has([name=places]) button")
    _enter(visit)
    visit.wait_for_selector("a[href*='place']")
    assert SignUp.objects.get().state == SignUp.State.CONFIRMED
    reach(visit, "main a[href$='.ics']")


def _follow(page, words):
    address = page.get_by_role("link", name=words).first.get_attribute("href")
    reach(page, f"main a[href='{address}']")
    _enter(page)
