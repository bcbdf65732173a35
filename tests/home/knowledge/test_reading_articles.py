"""Articles: written, read, narrowed down, followed by RSS, and found in the search."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.knowledge.actions import ensure_article_index
from home.knowledge.article_source import article_source
from home.knowledge.contents import with_contents
from home.knowledge.models import ArticlePage
from portal.taxonomy.models import Pillar
from search import sources
from tests.factories.library import article
from tests.factories.practices import practice
from tests.factories.taxonomy import ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(homes):
    return ensure_article_index()


def text(*headings):
    html = "".join(f"<h2>{heading}</h2><p>Woorden.</p>" for heading in headings)
    return json.dumps([{"type": "text", "value": html}])


def test_an_article_has_contents_plain_words_and_its_maker(client, index):
    page = article(
        "Beroepsgeheim",
        body=text("Wat is het?", "Voor wie?", "Wat is het?"),
        plain_language="U zwijgt over wat u hoort.",
        sources="Eigen kennis",
    )
    html = client.get(page.url).content.decode()
    assert "U zwijgt over wat u hoort." in html
    assert 'href="#wat-is-het"' in html
    assert 'id="wat-is-het-2"' in html
    assert "Eigen kennis" in html


def test_a_short_text_has_no_contents():
    from markupsafe import Markup

    html, entries = with_contents(Markup('<h2 id="plain-title">Kort</h2><p>Tekst</p>'))
    assert entries == []
    assert 'id="plain-title"' in html


def test_an_article_without_translation_is_read_in_its_own_language(client, index):
    page = article("Alleen Nederlands")
    french = client.get(page.get_translations().first().url).content.decode()
    assert "Alleen Nederlands" in french
    assert 'lang="nl"' in french


def test_what_an_editor_put_beside_it_is_read_in_the_reader_s_tree(client, index):
    beside, other = practice(languages=("nl", "fr")), article("Ander")
    hidden = practice()
    hidden.unpublish()
    related = [{"type": "page", "value": one.pk} for one in (beside, hidden, other)]
    page = article("Hoofd", languages=("nl", "fr"), related=json.dumps(related))
    html = client.get(page.url).content.decode()
    assert beside.title in html
    assert "Ander" in html
    assert hidden.title not in html
    french = page.get_translations().get()
    assert beside.get_translations().get().title in client.get(french.url).content.decode()


def test_a_closed_article_is_beside_nothing_and_in_no_list(client, index):
    closed = article("Gesloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page = article("Open", related=json.dumps([{"type": "page", "value": closed.pk}]))
    assert "Gesloten" not in client.get(page.url).content.decode()
    assert "Gesloten" not in client.get("/nl/artikels/rss.xml").content.decode()
    assert "Gesloten" not in client.get(index.url).content.decode()
    assert article_source().document(str(closed.translation_key)) is None


def test_the_list_is_narrowed_by_kind_pillar_and_theme(client, index):
    theme = ThemeFactory()
    pillar = Pillar.objects.create(code="own", name_nl="Eigen pijler", name_fr="Pilier à nous")
    article("Theorie", themes=[theme])
    article("Aanpak", kind=ArticlePage.Kind.HOW_TO, pillars=[pillar])
    for asked, kept, gone in (
        ({"kind": "how_to"}, "Aanpak", "Theorie"),
        ({"pillar": "own"}, "Aanpak", "Theorie"),
        ({"theme": theme.code}, "Theorie", "Aanpak"),
    ):
        html = client.get(index.url, asked).content.decode()
        assert f">{kept}</a>" in html
        assert f">{gone}</a>" not in html


@pytest.mark.parametrize("query", ["kind=x", "theme=%00", "page=a", "pillar=%F0"])
def test_an_odd_question_shows_the_whole_list(client, index, query):
    article("Zichtbaar")
    assert "Zichtbaar" in client.get(f"{index.url}?{query}").content.decode()


def test_the_list_pages_by_key(client, index):
    today = timezone.localdate()
    for number in range(13):
        article(f"Stuk {number:02}", dated_on=today - timedelta(days=number))
    first = client.get(index.url)
    assert "Stuk 11" in first.content.decode()
    assert "Stuk 12" not in first.content.decode()
    second = client.get(index.url + first.context_data["next_url"])
    assert "Stuk 12" in second.content.decode()


def test_the_list_costs_the_same_for_many(client, index, django_assert_max_num_queries):
    theme = ThemeFactory()
    for number in (2, 8):
        for _each in range(number):
            article(themes=[theme])
        client.get(index.url)
        with django_assert_max_num_queries(11):
            client.get(index.url)


def test_articles_are_followed_by_rss_in_each_language_and_by_theme(client, index):
    theme = ThemeFactory()
    article("Over samenleven", themes=[theme])
    article("Iets anders")
    for path in ("/nl/artikels/rss.xml", "/fr/articles/rss.xml"):
        answer = client.get(path)
        assert answer["Content-Type"] == "application/rss+xml"
        assert "Over samenleven" in answer.content.decode()
    narrowed = client.get("/nl/artikels/rss.xml", {"theme": theme.code}).content.decode()
    assert "Over samenleven" in narrowed
    assert "Iets anders" not in narrowed
    assert client.get("/nl/artikels/rss.xml", {"theme": "nothing"}).status_code == 404


def test_search_knows_articles_by_their_words(index):
    theme = ThemeFactory()
    page = article("Deontologie", kind=ArticlePage.Kind.DEONTOLOGY, themes=[theme])
    found = sources.get("article").document(str(page.translation_key))
    assert found.facets["kind"] == ("article",)
    assert found.facets["article_kind"] == ("deontology",)
    assert found.concepts == (theme.code,)
    assert theme.name_fr in found.facet_labels
