"""The first page of the knowledge base: the way to each part, and one search over all of them."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from home.knowledge.actions import ensure_article_index, ensure_practice_index
from home.knowledge.models import KnowledgePage
from portal.accounts.readers import Readers
from tests.factories.library import article, library_document, meeting, useful_link
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import news
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(homes, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ensure_practice_index()
    ensure_article_index()
    return KnowledgePage.objects.child_of(homes["nl"]).get()


def test_it_leads_to_every_part(client, page):
    html = client.get(page.url).content.decode()
    names = ("documents:library", "useful_links:links", "meetings:calendar", "glossary:index")
    for name in (*names, "experiences:collections"):
        assert f'href="{reverse(name)}"' in html
    for index in (ensure_practice_index(), ensure_article_index()):
        assert f'href="{index.url}"' in html


def test_it_shows_what_is_new_for_everybody(client, page):
    article("Achtergrond")
    practice()
    library_document(title_nl="Gids voor iedereen")
    company = HousingCompanyFactory()
    library_document(title_nl="Intern stuk", readers=Readers.STAFF, organisation=company)
    meeting("Studiedag")
    meeting("Intern overleg", readers=Readers.PROFESSIONAL)
    html = client.get(page.url).content.decode()
    for title in ("Achtergrond", "Gids voor iedereen", "Studiedag"):
        assert title in html
    assert "Intern" not in html


def test_one_search_finds_all_kinds_and_nothing_else(client, page):
    article("Lantaarn als artikel")
    library_document(title_nl="Lantaarn als document")
    library_document(title_nl="Lantaarn achter slot", readers=Readers.PROFESSIONAL)
    useful_link("Lantaarn als link")
    meeting("Lantaarn als vorming")
    news("Lantaarn in het nieuws")
    call_command("rebuild_index", verbosity=0)
    html = client.get(page.url, {"q": "lantaarn"}).content.decode()
    for kind in ("artikel", "document", "link", "vorming"):
        assert f"als {kind}" in html
    assert "in het nieuws" not in html
    assert "achter slot" not in html
    one = client.get(page.url, {"q": "lantaarn", "kind": "link"}).content.decode()
    assert "als link" in one
    assert "als artikel" not in one
    assert 'value="article"' in one
    other = client.get(page.url, {"q": "lantaarn", "kind": "news"}).content.decode()
    assert "in het nieuws" not in other


def test_its_first_page_costs_the_same_for_many(client, page, django_assert_max_num_queries):
    for number in (1, 6):
        for _each in range(number):
            article()
            practice()
            library_document()
            meeting()
        client.get(page.url)
        with django_assert_max_num_queries(12):
            client.get(page.url)
