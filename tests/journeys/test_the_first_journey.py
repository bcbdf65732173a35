"""An editor publishes, a visitor finds, a tenant logs in and takes part; Dutch and French."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale

from forums.boards.models import Topic
from forums.consultations.actions import prepare, send, set_phases, write_question
from forums.consultations.models import Consultation, Response
from home.knowledge.actions import ensure_practice_index
from home.news.actions import ensure_news_index
from home.news.models import NewsPage
from home.site.bootstrap import ensure_trees
from portal.accounts.models import Membership, Role
from portal.accounts.wagtail_rights import sync_everything
from tests.factories.accounts import PASSWORD, at_regulator, staff_of, tenant_of
from tests.factories.boards import board_of
from tests.factories.consultations import CouncilFactory, closed, counted
from tests.factories.organisations import HousingCompanyFactory

from .conftest import DESK, mailed_path, sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOTH = {"nl": "Kort en duidelijk.", "fr": "Court et clair."}
WORDS = {
    "nl": {
        "topic": "De bel is stuk",
        "reply": "Bij ons ook.",
        "choice": "Keuze 2",
    },
    "fr": {
        "topic": "La sonnette est en panne",
        "reply": "Chez nous aussi.",
        "choice": "Choix 2",
    },
}


SEARCHED = {"nl": "binnentuin", "fr": "jardin"}
TITLES = {"nl": "Onze nieuwe binnentuin", "fr": "Notre nouveau jardin"}


def address_of(thing, language):
    with translation.override(language):
        return thing.get_absolute_url()


@pytest.fixture
def company():
    ensure_trees()
    return HousingCompanyFactory(name_nl="De Linde", name_fr="Le Tilleul")


def asked_by(company, council):
    """Sent and open: one question with two answers."""
    names = ("title", "question", "plain", "commitment", "paper", "can_change")
    consultation = prepare(
        company=company, council=council, author=None, texts=dict.fromkeys(names, BOTH)
    )
    now = timezone.now()
    set_phases(
        consultation=consultation,
        actor=None,
        dates={"contribution": (now, now + timedelta(days=7))},
    )
    write_question(
        consultation=consultation,
        actor=None,
        kind="single",
        texts={"text": {"nl": "Welke kleur?", "fr": "Quelle couleur ?"}},
        options=[{"nl": f"Keuze {n}", "fr": f"Choix {n}"} for n in (1, 2)],
        required=True,
    )
    send(consultation=consultation, actor=None)
    return consultation


def press(page):
    """The first button that changes something, and what comes after it is sound."""
    with page.expect_navigation():
        page.click("main form[method=post] button[type=submit] >> nth=0")
    sound(page)


def named(language, name, **parts):
    with translation.override(language):
        return reverse(name, kwargs=parts or None)


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_a_newcomer_becomes_a_tenant_and_takes_part(enter, company, language):
    words = WORDS[language]
    consultation = asked_by(company, CouncilFactory(company=company))
    board = board_of(company)
    neighbour, staff = tenant_of(company), staff_of(company, Role.COUNTER_STAFF)

    phone = enter(locale=language)
    phone.goto("/")
    phone.wait_for_url(f"**/{language}/")
    sound(phone)
    sign_up(phone, language)

    desk = enter(staff, DESK)
    desk.goto(named(language, "people_waiting"))
    sound(desk)
    press(desk)

    phone.goto(address_of(board, language))
    sound(phone)
    phone.goto(named(language, "boards:topic_create", slug=board.slug))
    sound(phone)
    phone.fill("[name=title]", words["topic"])
    phone.fill("[name=text]", words["topic"])
    phone.click("form[data-writing] button.btn--act")
    phone.wait_for_load_state()
    sound(phone)
    topic = Topic.objects.get(title=words["topic"])

    other = enter(neighbour)
    other.goto(address_of(topic, language))
    other.fill("#id_text", words["reply"])
    other.click("form[data-writing] button.btn--main")
    other.wait_for_load_state()
    phone.goto(address_of(topic, language))
    assert words["reply"] in phone.locator("main").inner_text()

    phone.goto(address_of(consultation, language))
    sound(phone)
    phone.click("a.btn--act")
    phone.check(f"text={words['choice']}")
    press(phone)
    press(phone)
    assert Response.objects.get().consultation_id == consultation.pk

    stranger = enter(tenant_of(HousingCompanyFactory()))
    assert stranger.goto(address_of(consultation, language)).status == 404
    assert stranger.goto(address_of(topic, language)).status == 404

    counted(consultation.questions.get(), [6, 6])
    closed(Consultation.objects.get(pk=consultation.pk))
    phone.goto(address_of(consultation, language))
    sound(phone)
    phone.goto(named(language, "consultations:results", slug=consultation.slug))
    sound(phone)
    assert words["choice"] in phone.locator("main").inner_text()


def sign_up(phone, language):
    """From the form over the mailed link to the company that is asked."""
    # One mail in three minutes goes to an address, whoever asks.
    address = f"fatima-{language}@example.test"
    phone.goto(named(language, "account_signup"))
    sound(phone)
    phone.fill("[name=display_name]", "Fatima")
    phone.fill("[name=email]", address)
    phone.fill("[name=password1]", PASSWORD)
    press(phone)
    phone.goto(mailed_path(address))
    press(phone)
    if phone.locator("[name=password]").count():
        phone.fill("[name=login]", address)
        phone.fill("[name=password]", PASSWORD)
        press(phone)
    phone.goto(named(language, "declare_tenancy"))
    sound(phone)
    phone.check("main input[type=radio] >> nth=0")
    press(phone)
    assert Membership.objects.filter(user__email=address, state="pending").exists()


@pytest.mark.parametrize(("language", "other"), [("nl", "fr"), ("fr", "nl")])
def test_an_editor_publishes_and_translates_and_a_visitor_finds(enter, language, other):
    may_translate()
    desk = enter(at_regulator(Role.REGULATOR_EDITOR, language=language), DESK)
    index = ensure_news_index()
    sync_everything()
    # An earlier test in this process may have left its own page in the index.
    call_command("rebuild_index", verbosity=0)
    write(desk, index.get_translation(Locale.objects.get(language_code=language)), language)
    translate(desk, NewsPage.objects.get(title=TITLES[language], alias_of=None), other)

    visitor = enter()
    for code in ("nl", "fr"):
        find(visitor, code, SEARCHED[code], TITLES[code])
        assert visitor.locator("html").get_attribute("lang") == code


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_an_editor_publishes_a_practice_and_a_visitor_finds_it(enter, language):
    desk = enter(at_regulator(Role.REGULATOR_EDITOR, language=language), DESK)
    index = ensure_practice_index()
    sync_everything()
    call_command("rebuild_index", verbosity=0)
    own = index.get_translation(Locale.objects.get(language_code=language))
    desk.goto(f"/admin/pages/add/knowledge/practicepage/{own.pk}/")
    desk.fill("[name=title]", TITLES[language])
    desk.fill("textarea[name=summary]", TITLES[language])
    publish(desk)

    visitor = enter()
    # In the other language too: there it stands in the one in which it was written.
    for code in ("nl", "fr"):
        find(visitor, code, SEARCHED[language], TITLES[language])
        assert visitor.locator("h1").evaluate("e => e.closest('[lang]').lang") == language


def find(visitor, code, words, title):
    """From the search in one language to the page with this title; both are sound."""
    visitor.goto(named(code, "search") + f"?q={words}")
    sound(visitor)
    visitor.get_by_role("link", name=title).first.click()
    visitor.wait_for_load_state()
    assert visitor.locator("h1").inner_text() == title
    sound(visitor)


def write(desk, index, language):
    """A page written and published in the editors' own screens."""
    desk.goto(f"/admin/pages/add/news/newspage/{index.pk}/")
    desk.fill("[name=title]", TITLES[language])
    for name in ("summary", "plain_language"):
        if desk.locator(f"textarea[name={name}]").count():
            desk.fill(f"textarea[name={name}]", TITLES[language])
    publish(desk)


def publish(desk):
    """By the menu at the bottom of the editors' form."""
    desk.click("footer [data-w-dropdown-target=toggle]")
    # What was typed is kept by itself after a moment; publishing then finds it settled.
    desk.wait_for_load_state("networkidle")
    desk.click("button[name=action-publish]")
    desk.wait_for_selector(".messages .success")


def translate(desk, page, language):
    """Every text of the page, in the screen where editors translate; then published."""
    desk.goto(reverse("wagtail_localize:submit_page_translation", args=[page.pk]))
    desk.check("[name=locales]")
    desk.click("main form[method=post] [type=submit]")
    desk.wait_for_url("**/edit/**")
    begin = desk.get_by_role("button", name=re.compile("^(Vertaal|Traduire)$"))
    begin.first.wait_for()
    keep = desk.get_by_role("button", name=re.compile("^(Opslaan|Enregistrer)$"))
    while begin.count():
        begin.first.click()
        desk.fill("main textarea", TITLES[language])
        with desk.expect_response(lambda answer: answer.request.method == "PUT"):
            keep.click()
        keep.wait_for(state="detached")
    desk.get_by_role("button", name=re.compile("^(Publiceer in|Publier dans)")).click()
    # The library counts the page's address as a text that is missing, and says so in a warning.
    desk.wait_for_selector(".messages :is(.success, .warning)")
    assert page.get_translation(Locale.objects.get(language_code=language)).live


def may_translate():
    """The right that a migration of the library makes; another test may have emptied all tables."""
    kind, _made = ContentType.objects.get_or_create(
        app_label="wagtail_localize", model="translation"
    )
    Permission.objects.get_or_create(codename="submit_translation", content_type=kind)
