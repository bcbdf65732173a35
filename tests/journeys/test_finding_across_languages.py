"""A colleague looks in French for what another wrote in Dutch, and the other way round."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from home.site.bootstrap import ensure_trees
from search.contract import Document, Text
from search.engine import get_engine
from tests.factories.practices import practice

from .conftest import DESK, PHONE, sound

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "fr": {
        "path": "/fr/recherche/",
        "asked": "isolement des aînés",
        "title": "Telefoonketting tegen eenzaamheid",
        "written": "écrit en néerlandais",
        "also": "eenzaamheid",
        "typed": "pota",
        "offered": "potager",
        "nothing": "xqzvbn",
        "empty": "Rien trouvé",
    },
    "nl": {
        "path": "/nl/zoeken/",
        "asked": "buurtmaaltijd",
        "title": "Un repas de quartier",
        "written": "in het Frans geschreven",
        "also": "repas",
        "typed": "moes",
        "offered": "moestuin",
        "nothing": "xqzvbn",
        "empty": "Niets gevonden",
    },
}


def found(number, language, title, summary, url="/", **facets):
    return Document(
        key=f"practice:{number}",
        kind="practice",
        texts={language: Text(title, summary, "", url)},
        facets={name: (value,) for name, value in facets.items()},
        published_at=datetime(2026, 3, number, tzinfo=UTC),
    )


@pytest.fixture
def shelf():
    """Two practices in Dutch, two in French; the first is a page that can be opened."""
    ensure_trees()
    page = practice(year=2024)
    address = page.get_url()
    get_engine().rebuild(
        [
            found(
                1, "nl", WORDS["fr"]["title"], "Ouderen bellen elkaar.", address, phase="running"
            ),
            found(2, "nl", "Moestuin op het dak", "Samen tuinieren.", phase="pilot"),
            found(3, "fr", WORDS["nl"]["title"], "Manger ensemble.", address, phase="running"),
            found(4, "fr", "Potager partagé", "Jardiner ensemble.", phase="pilot"),
        ]
    )
    return page


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_question_in_one_language_finds_what_was_written_in_the_other(enter, shelf, language):
    words = WORDS[language]
    page = enter(size=DESK)
    page.goto(words["path"])

    # Asked from the box of the page.
    box = page.locator("main").get_by_role("searchbox").or_(page.locator("main [role=combobox]"))
    box.fill(words["asked"])
    box.press("Enter")
    page.wait_for_url(re.compile(r"\?q="))
    expect(page.locator("main form.search input")).to_have_role("combobox")
    hit = page.locator(".result").filter(has_text=words["title"])
    expect(hit).to_contain_text(words["written"])
    expect(page.locator(".page-head")).to_contain_text(words["also"])
    if language == "nl":  # the frame is the same in both; each state is looked at once
        sound(page)

    # A filter leaves it, and can be taken away again.
    page.locator('input[name="phase"][value="running"]').check()
    page.locator(".facets button[type=submit]").click()
    page.wait_for_url(re.compile(r"phase=running"))
    expect(page.locator(".result")).to_have_count(1)
    page.locator(".chip--on").click()
    page.wait_for_url(lambda address: "phase=" not in address)

    # A suggestion by the keyboard alone, from the head of any page.
    page.locator("details.find > summary").press("Enter")
    top = page.locator("#q-top")
    expect(top).to_have_role("combobox")
    top.press_sequentially(words["typed"])
    offered = page.get_by_role("option", name=re.compile(words["offered"], re.IGNORECASE)).first
    expect(offered).to_be_visible()
    expect(top).to_have_attribute("aria-expanded", "true")
    top.press("ArrowDown")
    active = top.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    if language == "fr":
        sound(page)
    top.press("Escape")
    expect(top).to_have_attribute("aria-expanded", "false")
    expect(top).to_have_value(words["typed"])
    top.press("ArrowDown")
    top.press("Enter")
    page.wait_for_load_state()

    # Nothing found: other ways are offered, and the device remembers what was asked.
    page.goto(f"{words['path']}?q={words['nothing']}&phase=pilot")
    expect(page.get_by_text(words["empty"])).to_be_visible()
    page.set_viewport_size(PHONE)
    if language == "fr":
        sound(page)
    box = page.locator("main form.search input")
    box.fill("")
    remembered = page.get_by_role("option", name=words["asked"])
    expect(remembered).to_be_visible()
    remembered.click()
    page.wait_for_url(re.compile(r"\?q="))
    page.locator(".result a").filter(has_text=words["title"]).click()
    expect(page.locator("h1")).to_have_text(shelf.title)
