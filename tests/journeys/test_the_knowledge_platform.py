"""A professional goes through the knowledge platform: a phone in Dutch, a desk in French."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale

from home.directory.models import Profile
from home.groups.models import GroupMember
from home.site.bootstrap import ensure_trees
from portal.notifications.following import about_theme
from portal.notifications.models import Subscription
from tests.browsing import faults, sideways
from tests.factories.glossary import term
from tests.factories.groups import colleague, group
from tests.factories.library import article, library_document, meeting, useful_link
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

from .conftest import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DEVICES = [("nl", PHONE, "light"), ("fr", DESK, "dark")]


@pytest.fixture
def shelf(db):
    """One of each thing, under one theme."""
    ensure_trees()
    theme = ThemeFactory(code="loneliness", name_nl="Eenzaamheid", name_fr="Solitude")
    term("huurtoelage", "allocation loyer")
    useful_link(themes=[theme])
    text = article("Luisteren", languages=("nl", "fr"))
    page = practice(languages=("nl", "fr"))
    for version in (page, page.get_translation(Locale.objects.get(language_code="fr"))):
        version.themes.set([theme])
        version.save_revision().publish()
    return {
        "theme": theme,
        "group": group(),
        "document": library_document(themes=[theme]),
        "meeting": meeting("Studiedag"),
        "article": text,
        "practice": page,
    }


def addresses(language, shelf):
    """Every page of the platform that a professional comes to."""
    with translation.override(language):
        locale = Locale.objects.get(language_code=language)
        lists = (
            "themes:index",
            "documents:library",
            "useful_links:links",
            "meetings:calendar",
            "groups:index",
            "directory:index",
            "directory:own",
            "glossary:index",
            "experiences:collections",
            "submissions:index",
        )
        yield from map(reverse, lists)
        yield reverse("themes:detail", args=[shelf["theme"].code])
        for name in ("group", "document", "meeting"):
            yield shelf[name].get_absolute_url()
        for name in ("article", "practice"):
            yield (
                type(shelf[name])
                .objects.get(translation_key=shelf[name].translation_key, locale=locale)
                .url
            )


def look(page):
    """Nothing shuts anybody out, and nothing is too wide."""
    assert faults(page) == [], page.url
    assert sideways(page) == 0, page.url


@pytest.mark.parametrize(("language", "size", "scheme"), DEVICES)
def test_every_page_of_the_platform_is_for_everybody(enter, shelf, language, size, scheme):
    page = enter(colleague(), size, color_scheme=scheme, reduced_motion="reduce")
    for address in addresses(language, shelf):
        assert page.goto(address).status == 200, address
        look(page)


@pytest.mark.parametrize(("language", "size", "scheme"), DEVICES)
def test_a_professional_joins_follows_and_can_be_found(enter, shelf, language, size, scheme):
    me = colleague(display_name="Noor")
    page = enter(me, size, color_scheme=scheme, reduced_motion="reduce")
    with translation.override(language):
        theme = reverse("themes:detail", args=[shelf["theme"].code])
        own, join = reverse("directory:own"), reverse("groups:join", args=[shelf["group"].slug])
        home = shelf["group"].get_absolute_url()
    page.goto(home)
    page.click(f"form[action='{join}'] button")
    page.wait_for_load_state()
    assert GroupMember.objects.filter(group=shelf["group"], user=me).exists()
    look(page)
    page.goto(theme)
    about = about_theme(shelf["theme"])
    page.click(f"form:has(input[value='{about}']) button[type=submit]")
    page.wait_for_load_state()
    assert Subscription.objects.filter(user=me, about=about).exists()
    look(page)
    page.goto(own)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_load_state()
    look(page)
    assert Profile.objects.filter(user=me).exists()
