"""From the question to what was done with it: on a phone, in two languages, also without JS."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from forums.consultations.actions import make_codes, prepare, set_phases, write_question
from forums.consultations.models import Consultation, Response
from forums.councils.models import Seat
from portal.accounts.models import Role
from portal.notifications.sending import send_due
from tests.browsing import faults, sideways
from tests.factories.accounts import staff_of, tenant_of
from tests.factories.consultations import CouncilFactory, closed, seat_in
from tests.factories.organisations import HousingCompanyFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 320, "height": 740}
DESK = {"width": 1280, "height": 900}
BOTH = {"nl": "Kort en duidelijk.", "fr": "Court et clair."}


@pytest.fixture
def enter(chromium, live_server):
    """A page on a device of one's own, logged in when a person is given."""
    opened = []

    def new_page(user=None, size=PHONE, **options):
        context = chromium.new_context(viewport=size, **options)
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


def asked_by(company, council):
    """A draft with one question of each kind, open for a week."""
    now = timezone.now()
    names = ("title", "question", "plain", "commitment", "paper", "can_change")
    consultation = prepare(
        company=company, council=council, author=None, texts=dict.fromkeys(names, BOTH)
    )
    dates = {"contribution": (now, now + timedelta(days=7))}
    set_phases(consultation=consultation, actor=None, dates=dates)
    options = [{"nl": f"Keuze {n}", "fr": f"Choix {n}"} for n in (1, 2)]
    for kind in ("single", "scale", "ranking", "budget", "open"):
        write_question(
            consultation=consultation,
            actor=None,
            kind=kind,
            texts={"text": {"nl": f"Vraag {kind}?", "fr": f"Question {kind} ?"}},
            options=options,
            required=kind == "single",
        )
    return consultation


def test_from_the_question_to_what_was_done(enter, live_server):
    company = HousingCompanyFactory()
    council = CouncilFactory(company=company)
    tenant = tenant_of(company, email="tenant@example.test", language="fr")
    chair, editor = tenant_of(company), staff_of(company, Role.COMPANY_EDITOR)
    seat_in(council, chair, Seat.Function.CHAIR)
    consultation = asked_by(company, council)
    here = f"{live_server.url}/nl/raadplegingen/{consultation.slug}/"

    desk = enter(editor, DESK)
    for page in ("", "bewerken/", "datums/", "vragen/", "vragen/nieuw/", "versturen/"):
        desk.goto(here + page)
        sound(desk)
    desk.click("main button.btn--act")
    desk.wait_for_url(here)
    for page in ("brieven/", "verlengen/", "laten-vervallen/"):
        desk.goto(here + page)
        sound(desk)

    phone = enter(tenant, color_scheme="dark", java_script_enabled=False)
    phone.goto(f"{live_server.url}/fr/consultations/{consultation.slug}/")
    phone.click("a.btn--act")
    phone.check("text=Choix 2")
    phone.click("button.btn--act")
    phone.check("input[value='4']")
    phone.click("button.btn--act")
    phone.locator("select").nth(0).select_option("2")
    phone.locator("select").nth(1).select_option("1")
    phone.click("button.btn--act")
    phone.locator("input[type=number]").nth(0).fill("7")
    phone.click("button.btn--act")
    assert "7" in phone.locator(".error").inner_text()
    phone.locator("input[type=number]").nth(1).fill("3")
    phone.click("button.btn--act")
    phone.fill("textarea", "Merci de demander.")
    phone.click("button.btn--act")
    assert "Merci de demander." in phone.locator("main").inner_text()
    phone.click("button.btn--act")
    assert "Merci" in phone.locator("h1").inner_text()
    assert Response.objects.get().texts.get().text == "Merci de demander."

    seeing = enter(tenant)
    for number in range(1, 6):
        seeing.goto(f"{here}meedoen/{number}/")
        sound(seeing)
    for page in ("", "meedoen/nakijken/", "meedoen/alles/", "meedoen/bedankt/", "mijn-code/"):
        seeing.goto(here + page)
        sound(seeing)

    _batch, [code] = make_codes(consultation=consultation, actor=editor, count=1)
    letter = enter()
    letter.goto(f"{live_server.url}/nl/raadplegingen/code/?code={code}")
    sound(letter)
    letter.click("main button.btn--act")
    sound(letter)
    letter.check("text=Keuze 1")
    letter.click("main button.btn--act")
    letter.wait_for_selector(".box--sun .big")
    sound(letter)
    assert Response.objects.filter(way="code").count() == 1

    closed(Consultation.objects.get(pk=consultation.pk))
    voice = enter(chair)
    voice.goto(here + "advies/")
    sound(voice)
    voice.fill("#id_text_nl", "Wij zijn voor.")
    for name, number in (("votes_for", "1"), ("votes_against", "0"), ("abstentions", "0")):
        voice.fill(f"#id_{name}", number)
    voice.click("main button.btn--main")
    voice.wait_for_url(here)
    desk.goto(here + "antwoord/")
    sound(desk)
    desk.check("input[value=partly]")
    desk.click("main button.btn--act")
    assert "redenen" in desk.locator(".notice--alert").inner_text()
    sound(desk)
    desk.fill("#id_reasons_nl", "Eén punt kan niet.")
    desk.fill("#id_reasons_fr", "Un point n’est pas possible.")
    desk.click("main button.btn--act")
    desk.wait_for_url(here)
    for page in ("", "opvolging/", "citaten/", "resultaten/"):
        desk.goto(here + page)
        sound(desk)
    desk.goto(here + "bericht/")
    sound(desk)
    desk.fill("#id_report_fr", "Les bancs sont là.")
    desk.fill("#id_report_nl", "De banken staan er.")
    desk.click("main button.btn--act")
    desk.wait_for_url(here)

    send_due()
    [told] = [one for one in mail.outbox if "Vous avez participé" in one.subject]
    assert told.to == ["tenant@example.test"]
    address = re.search(rf"/fr/consultations/{consultation.slug}/\S*", told.body).group()
    phone.goto(live_server.url + address)
    assert "Les bancs sont là." in phone.locator("main").inner_text()
    index = enter(tenant)
    index.goto(f"{live_server.url}/fr/consultations/")
    sound(index)
