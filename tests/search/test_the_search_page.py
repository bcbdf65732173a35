"""The page: words, filters, order, pages, help, feed; also without a script."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from search.contract import EngineUnavailable
from search.insight.models import BestBet
from search.thesaurus.reference import load
from tests.factories.accounts import UserFactory
from tests.factories.boards import BoardFactory
from tests.search.site import SITE, fill, thing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index():
    fill()


def get(client, query="", language="nl", name="search"):
    with translation.override(language):
        address = reverse(name)
    return client.get(f"{address}?{query}")


def text(answer):
    return unescape(answer.content.decode())


def titles(answer):
    return re.findall(r'<h3[^>]*><a href="[^"]*">(.*?)</a>', answer.content.decode())


def plain(html):
    return re.sub(r"</?mark>", "", html)


def test_without_words_there_is_only_the_form(client):
    page = text(get(client))
    assert 'name="q"' in page
    assert "result--" not in page


def test_a_french_question_finds_what_was_written_in_dutch(client):
    page = get(client, "q=isolement", "fr")
    assert "Telefoonketting tegen" in plain(titles(page)[0])
    assert "écrit en néerlandais" in text(page)
    assert 'lang="nl"' in page.content.decode()
    assert "eenzaamheid" in text(page).split("Aussi cherché")[1][:400]


def test_two_versions_are_one_hit_in_the_language_of_the_reader(client):
    found = [plain(title) for title in titles(get(client, "q=moestuin+dak"))]
    assert found.count("Moestuin op het dak") == 1
    assert "Un potager sur le toit" not in found
    assert "in het Nederlands en in het Frans" in text(get(client, "q=moestuin+dak"))


def test_values_of_a_facet_are_alternatives_and_facets_all_hold(client):
    either = get(client, "phase=running&phase=pilot")
    both = get(client, "phase=running&phase=pilot&in=fr")
    assert len(titles(either)) == 2
    assert [plain(title) for title in titles(both)] == ["Moestuin op het dak"]


def test_a_chosen_filter_is_a_chip_that_can_be_taken_away(client):
    page = text(get(client, "q=moestuin&kind=news&sort=newest"))
    assert "Soort: Nieuws" in page
    link = re.search(r'class="chip chip--on" href="([^"]*)"', page).group(1)
    assert link == "?q=moestuin&sort=newest"


def test_other_languages_are_a_filter_and_no_wall(client):
    all_of_them = get(client, "q=moestuin")
    only = get(client, "q=moestuin&in=fr")
    assert len(titles(only)) < len(titles(all_of_them))
    assert re.search(r'name="in" value="fr"', text(all_of_them))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["Moestuin op het dak", "Nieuwe moestuin geopend"]),
        ("newest", ["Nieuwe moestuin geopend", "Moestuin op het dak"]),
    ],
)
def test_the_order_is_chosen_by_a_link(client, sort, expected):
    page = get(client, f"in=fr&in=nl&kind=practice&kind=news&q=moestuin&sort={sort}")
    found = [plain(title) for title in titles(page)]
    assert [title for title in found if title in expected] == expected


def test_pages_go_on_where_the_last_one_ended(client):
    fill([thing(n, nl=f"Buurtfeest {n:02}") for n in range(45)])
    first, second = get(client, "q=buurtfeest&sort=title"), None
    address = re.search(r'href="(\?[^"]*page=2)"', text(first)).group(1)
    second = get(client, address.lstrip("?"))
    assert len(titles(first)) == len(titles(second)) == 20
    assert not set(titles(first)) & set(titles(second))
    assert 'start="21"' in text(second)


def test_a_typing_error_is_offered_right(client):
    assert '<a href="?q=moestuin">moestuin</a>?' in text(get(client, "q=moestiun"))


def test_an_empty_page_says_what_each_filter_hides_and_whom_to_ask(client):
    page = text(get(client, "q=eenzaamheid&theme=garden&year=2022"))
    assert "Niets gevonden" in page
    assert "Zonder filters" in page
    assert reverse("boards:index") in page
    one = text(get(client, "q=eenzaamheid&phase=pilot"))
    assert re.search(r"Zonder “Fase: [^”]*”</a> \(1 resultaat\)", one)


def test_an_empty_page_offers_words_near_to_those(client):
    load()
    fill([thing(1, nl="Iets anders")])
    page = text(get(client, "q=telefoonketting")).split("Onderwerpen dicht bij uw woorden")[1]
    assert ">eenzaamheid</a>" in page


def test_nothing_of_a_closed_board_is_shown_counted_or_named(client):
    BoardFactory(slug="besloten", name_nl="Geheim tuinbord", audience="company-77")
    page = text(get(client, "q=moestuin&board=besloten"))
    assert "Kanarievogel" not in page
    assert "Geheim tuinbord" not in page
    assert titles(get(client, "board=besloten")) == []
    assert "Kanarie" not in text(get(client, "q=kana", name="search_suggestions"))


def test_who_reads_a_closed_board_finds_it_by_name(client, monkeypatch):
    BoardFactory(slug="besloten", name_nl="Geheim tuinbord", audience="company-77")
    monkeypatch.setattr("search.listing.audiences", lambda user: {"public", "company-77"})
    page = text(get(client, "q=moestuin&board=besloten"))
    assert "Forum: Geheim tuinbord" in page
    assert "Kanarievogel" in page


def test_the_feed_holds_what_everybody_may_read(client):
    client.force_login(UserFactory())
    feed = text(get(client, "q=moestuin", name="search_feed"))
    assert "<title>Nieuwe moestuin geopend</title>" in feed
    assert "Kanarievogel" not in feed
    assert get(client, "q=moestuin", name="search_feed")["Content-Type"].startswith(
        "application/rss+xml"
    )


def test_suggestions_are_options_of_a_list(client):
    page = text(get(client, "q=moes", name="search_suggestions"))
    assert 'role="listbox"' in page
    assert 'data-url="/nl/practice/2/"' in page
    assert page.index("Moestuin op het dak") < page.index("/nl/zoeken/?q=moestuin")
    assert "<li" not in text(get(client, "q=", name="search_suggestions"))


def test_every_page_has_a_search_box(client):
    page = text(client.get(reverse("boards:index")))
    assert 'id="q-top"' in page
    assert 'data-suggest="/nl/zoeken/suggesties/"' in page


def test_a_pinned_result_stands_first_for_its_question(client):
    bet = BestBet(questions="moestuin beginnen", address="/nl/tuinhulp/", title_nl="Tuinhulp")
    bet.full_clean()
    bet.save()
    assert "Tuinhulp" in text(get(client, "q=Beginnen+moestuinen"))
    assert "Tuinhulp" not in text(get(client, "q=moestuin"))


def test_a_pinned_page_is_shown_while_everybody_may_read_it(client):
    from home.site.bootstrap import ensure_trees
    from tests.factories.pages import page

    ensure_trees()
    pinned = page(title="Tuingids", slug="tuingids")
    BestBet.objects.create(questions="zaaien", page=pinned)
    assert "Tuingids" in text(get(client, "q=zaaien"))
    pinned.unpublish()
    assert "Tuingids" not in text(get(client, "q=zaaien"))


def test_without_the_engine_the_page_says_so_and_stands(client, monkeypatch):
    class Gone:
        def search(self, query):
            raise EngineUnavailable("gone")

        def suggest(self, *args, **kwargs):
            raise EngineUnavailable("gone")

    monkeypatch.setattr("search.finding.get_engine", Gone)
    page = get(client, "q=moestuin")
    assert page.status_code == 200
    with translation.override("nl"):
        assert _("The full search is not available right now.") in text(page)
    assert get(client, "q=moes", name="search_suggestions").status_code == 200


SIGNS = 'Afval & "sorteerfeest" <b>zonder</b> betalen'


def test_signs_of_a_text_are_shown_as_they_were_written(client):
    fill([thing(1, nl=(f"Wormenbak: {SIGNS}", f"De wormenbak, {SIGNS}"))])
    page = get(client, "q=wormenbak")
    assert plain(unescape(titles(page)[0])) == f"Wormenbak: {SIGNS}"
    assert f"De wormenbak, {SIGNS}" in plain(text(page))
    assert "<b>zonder" not in page.content.decode()


def test_the_page_costs_the_same_for_many_hits(client, django_assert_max_num_queries):
    fill([*SITE, *(thing(n, kind="topic", nl=f"Moestuin {n}") for n in range(100, 140))])
    get(client, "q=moestuin")  # labels are remembered
    with django_assert_max_num_queries(14):
        get(client, "q=moestuin")
