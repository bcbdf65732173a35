"""From the call to the council, on a phone in both languages, also without JavaScript."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from forums.elections.models import Election
from portal.accounts.models import Role
from tests.browsing import faults, sideways
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 740}
DATES = ("candidates_until", "voting_from", "voting_until", "appeal_until")


@pytest.fixture
def enter(chromium, live_server):
    """A page on a phone of one's own, logged in when a person is given."""
    opened = []

    def new_page(user=None, **options):
        context = chromium.new_context(viewport=PHONE, **options)
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        opened.append(context)
        return context.new_page()

    yield new_page
    for context in opened:
        context.close()


def sound(page):
    """Nothing shuts anybody out and nothing is too wide."""
    assert faults(page) == []
    assert sideways(page) == 0


def go_on(days):
    """Let days pass: the whole calendar lies so much earlier."""
    election = Election.objects.get()
    for name in DATES:
        setattr(election, name, getattr(election, name) - timedelta(days=days))
    election.save(update_fields=DATES)


def moment(days):
    return f"{timezone.localtime(timezone.now() + timedelta(days=days)):%Y-%m-%dT%H:%M}"


def test_from_the_call_to_the_council(enter, live_server):
    company = HousingCompanyFactory()
    editor, regulator = staff_of(company, Role.COMPANY_EDITOR), at_regulator(Role.REGULATOR_EDITOR)
    people = [tenant_of(company, display_name=f"Persoon {n}") for n in range(5)]
    desk = enter(editor)
    desk.goto(f"{live_server.url}/nl/verkiezingen/nieuw/")
    sound(desk)
    for language in ("nl", "fr"):
        desk.fill(f"#id_title_{language}", f"Raad {language}")
        desk.fill(f"#id_text_{language}", f"Kom {language}")
    for name, days in zip(DATES, (10, 20, 20.3, 40), strict=True):
        desk.fill(f"#id_{name}", moment(days))
    for name, days in (("listed_on", 12), ("installed_on", 45)):
        desk.fill(f"#id_{name}", moment(days)[:10])
    desk.click("main button.btn--main")
    desk.wait_for_selector("h1:has-text('Raad nl')")
    sound(desk)
    desk.click("a:has-text('Verkiezing uitschrijven')")
    sound(desk)
    desk.click("main button.btn--main")
    desk.wait_for_selector("text=Regels van deze verkiezing")
    here = f"{live_server.url}/fr/elections/{Election.objects.get().slug}/"

    for number, person in enumerate(people):
        phone = enter(person, java_script_enabled=number == 0)
        phone.goto(here)
        phone.click("a.btn--act")
        if number == 0:
            sound(phone)
        phone.fill("#id_text", "Plus de lumière.")
        if number:
            phone.check("#id_shows_name")
        phone.click("main button.btn--main")
        assert "Votre candidature est déposée" in phone.locator("main").inner_text()
        phone.context.close()

    desk.reload()
    for _person in people:
        desk.locator("button:has-text('Voldoet aan de voorwaarden')").nth(
            Election.objects.get().candidacies.filter(meets_conditions=True).count()
        ).click()
        desk.wait_for_load_state()
    go_on(11)
    desk.reload()
    sound(desk)
    desk.click("button:has-text('Maak de kandidaten bekend')")
    desk.wait_for_load_state()
    reader = enter(java_script_enabled=False, color_scheme="dark")
    reader.goto(here)
    text = reader.locator("main").inner_text()
    assert "Persoon 1" in text
    assert "Persoon 0" not in text
    assert "Vous ne pouvez pas voter sur ce site" in text
    go_on(10)
    desk.reload()
    desk.click("a:has-text('Voer de telling in')")
    sound(desk)
    for name, value in (("registered", 90), ("votes_cast", 30), ("votes_void", 2)):
        desk.fill(f"#id_{name}", str(value))
    for number, field in enumerate(desk.locator("[id^=id_votes_]").all()):
        if field.get_attribute("id") not in {"id_votes_cast", "id_votes_void"}:
            field.fill(str(20 - number))
    desk.click("main button.btn--main")
    desk.wait_for_selector("text=De telling is bewaard")
    assert desk.locator("button:has-text('Telling vrijgeven')").count() == 0
    second = enter(regulator)
    second.goto(here.replace("/fr/elections/", "/nl/verkiezingen/"))
    second.click("button:has-text('Telling vrijgeven')")
    second.wait_for_selector("h2:has-text('Resultaten')")
    sound(second)
    reader.reload()
    assert "élu" in reader.locator("main").inner_text()
    go_on(20)
    second.reload()
    second.click("button:has-text('De raad installeren')")
    second.wait_for_load_state()
    election = Election.objects.get()
    assert election.council.seats.count() == 5
    reader.goto(f"{live_server.url}/fr{election.council.get_absolute_url()[3:]}")
    index = enter()
    index.goto(f"{live_server.url}/nl/verkiezingen/")
    sound(index)
    assert election.council.is_active
