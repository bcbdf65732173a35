"""A word is explained with a mouse, a keyboard and a finger; nobody is shut out."""

import pytest

from home.site.bootstrap import ensure_trees
from portal.core.memory import forget_all
from tests.browsing import faults, sideways
from tests.factories.glossary import term
from tests.factories.pages import page as make_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def address(live_server):
    forget_all()
    ensure_trees()
    term("Huurlasten", "Charges locatives", code="lasten")
    return live_server.url + make_page(plain_language="U betaalt huurlasten.").url


def test_a_word_is_explained_and_closed_with_escape(chromium, address):
    with chromium.new_context(viewport=DESK) as context:
        page = context.new_page()
        page.goto(address)
        word, note = page.locator(".term__word"), page.get_by_role("tooltip")
        assert not note.is_visible()
        word.hover()
        note.wait_for()
        page.keyboard.press("Escape")
        note.wait_for(state="hidden")
        page.mouse.move(0, 0)
        word.focus()
        note.wait_for()
        assert faults(page) == []
        assert sideways(page) == 0
        page.keyboard.press("Enter")
        page.wait_for_url("**/nl/woordenlijst/#lasten")
        assert faults(page) == []


def test_a_finger_opens_first_and_goes_on_then(chromium, address):
    with chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(address)
        word, note = page.locator(".term__word"), page.get_by_role("tooltip")
        word.tap()
        note.wait_for()
        assert page.url == address
        assert sideways(page) == 0
        word.tap()
        page.wait_for_url("**/nl/woordenlijst/#lasten")
        assert sideways(page) == 0


def test_it_works_without_a_script(chromium, address):
    with chromium.new_context(viewport=DESK, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        page.locator(".term__word").focus()
        page.get_by_role("tooltip").wait_for()
        page.get_by_role("button", name="Moeilijke woorden niet uitleggen").click()
        page.get_by_role("button", name="Moeilijke woorden uitleggen").wait_for()
        assert page.locator(".term__word").count() == 0
