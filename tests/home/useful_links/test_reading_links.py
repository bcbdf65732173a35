"""Useful links: by title, by theme and language, found by search, written by the regulator."""

import pytest
from django.urls import reverse

from home.useful_links.models import UsefulLink
from home.useful_links.search_source import LinkSource
from portal.accounts.models import Role
from portal.accounts.wagtail_rights import sync_organisation_rights, sync_regional_rights
from tests.factories.accounts import at_regulator, staff_of
from tests.factories.library import useful_link
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/useful_links/usefullink/"


@pytest.fixture
def base(homes):
    return reverse("useful_links:links")


def test_links_stand_by_title_whatever_its_capitals(client, base):
    for title in ("Zorg", "armoede", "Buren"):
        useful_link(title)
    html = client.get(base).content.decode()
    assert html.index("armoede") < html.index("Buren") < html.index("Zorg")


def test_a_link_switched_off_is_not_shown(client, base):
    link = useful_link("Verdwenen", is_active=False)
    assert "Verdwenen" not in client.get(base).content.decode()
    assert client.get(reverse("useful_links:detail", args=[link.pk])).status_code == 404


def test_links_are_narrowed_by_theme_and_language(client, base):
    theme = ThemeFactory()
    useful_link("Over lasten", themes=[theme], languages="fr")
    useful_link("Over buren", languages="nl")
    html = client.get(base, {"theme": theme.code}).content.decode()
    assert "Over lasten" in html
    assert "Over buren" not in html
    assert "Over lasten" not in client.get(base, {"language": "nl"}).content.decode()


def test_the_list_pages_by_key(client, base):
    for number in range(31):
        useful_link(f"Site {number:02}")
    html = client.get(base).content.decode()
    assert "Site 29" in html
    assert "Site 30" not in html
    following = html.split('rel="next"')[0].rpartition('href="')[2].split('"')[0]
    assert "Site 30" in client.get(base + following.replace("&amp;", "&")).content.decode()


def test_a_title_of_one_language_is_marked_in_the_other(client, base):
    useful_link(title_nl="", title_fr="Lutte contre l’humidité")
    assert '<h3 lang="fr"' in client.get(base).content.decode()


def test_the_list_costs_the_same_for_many(client, base, django_assert_num_queries):
    for number in (2, 12):
        for _each in range(number):
            useful_link(themes=[ThemeFactory()])
        client.get(base)
        with django_assert_num_queries(4):  # two filters, the links, their themes
            client.get(base)


def test_search_leads_to_our_page_about_the_link(client, base):
    link = useful_link("Energie", text_nl="Hulp bij facturen.")
    found = LinkSource().document(str(link.pk))
    assert client.get(found.texts["nl"].url).status_code == 200
    assert found.texts["nl"].summary == "Hulp bij facturen."
    assert LinkSource().document("x") is None
    assert [key for key, _ in LinkSource().find_titles("ener", frozenset(), 5)] == [found.key]


def written(**changes):
    return {
        "title_nl": "Energieloket",
        "title_fr": "",
        "url_nl": "https://energie.example/",
        "languages": "nl,fr",
        "checked_on": "2026-01-02",
        "is_active": "on",
        **changes,
    }


def test_an_editor_of_the_regulator_adds_a_link(client, homes):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    assert client.post(f"{LIST}add/", written()).status_code == 302
    assert UsefulLink.objects.get().url == "https://energie.example/"
    assert "Energieloket" in client.get(LIST).content.decode()


@pytest.mark.parametrize("missing", [{"title_nl": ""}, {"url_nl": ""}])
def test_a_link_without_title_or_address_is_refused(client, homes, missing):
    sync_regional_rights()
    client.force_login(at_regulator(Role.REGULATOR_EDITOR))
    assert client.post(f"{LIST}add/", written(**missing)).status_code == 200
    assert not UsefulLink.objects.exists()


def test_others_write_no_links(client, homes):
    company = HousingCompanyFactory()
    editor = staff_of(company)
    sync_organisation_rights(company, [homes["nl"]])
    client.force_login(editor)
    client.post(f"{LIST}add/", written())
    assert not UsefulLink.objects.exists()
