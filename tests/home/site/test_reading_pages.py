import pytest
from django.conf import settings
from wagtail.models import PageViewRestriction

from home.news.actions import ensure_news_index
from tests.factories.pages import news, page, section

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def _count(client, path, django_assert_max_num_queries):
    client.get(path)  # what a process remembers: menus, settings, roots
    with django_assert_max_num_queries(MOST_QUERIES) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_pages_cost_few_queries(client, homes, django_assert_max_num_queries):
    ensure_news_index()
    for _n in range(15):
        article = news()
    text = page(parent=section(slug="deel"))
    for path in ("/nl/", "/nl/nieuws/", article.url, text.url):
        assert _count(client, path, django_assert_max_num_queries) <= 9, path


def test_anonymous_pages_hold_nothing_personal(client, homes):
    answer = client.get("/nl/")
    assert not answer.cookies
    assert "csrf" not in answer.content.decode()
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_a_page_for_some_asks_for_its_password(client, homes):
    text = page(slug="dicht", summary="Geheim dossier")
    PageViewRestriction.objects.create(page=text, restriction_type="password", password="open")
    for path in ("/nl/dicht/", "/fr/dicht/"):
        assert "Geheim dossier" not in client.get(path).content.decode()


def test_a_page_that_moved_is_found_at_its_new_address_only(client, homes):
    text = page(slug="oud")
    assert client.get("/nl/oud/").status_code == 200
    text.slug = "nieuw"
    text.save_revision().publish()
    assert client.get("/nl/oud/").status_code == 404
    assert client.get("/nl/nieuw/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/nl/%00/", "/nl/" + "a/" * 900, "/nl/../../etc/", "/nl/é/", "/xx/"]
)
def test_an_odd_address_is_not_found(client, homes, path):
    assert client.get(path).status_code in {302, 404}


def test_other_methods_are_refused(client, homes):
    assert client.post("/nl/").status_code == 405


def test_the_language_switch_stays_on_the_page(client, homes):
    text = page(slug="zelfde")
    html = client.get(text.url).content.decode()
    assert 'hreflang="fr" href="http' in html
    assert "/fr/zelfde/" in html
    answer = client.get("/language/fr/?next=%2Ffr%2Fzelfde%2F")
    assert 'href="/language/fr/?next=%2Ffr%2Fzelfde%2F"' in html
    assert answer["Location"] == "/fr/zelfde/"
    assert client.cookies["language"].value == "fr"


def test_a_demo_page_says_where_its_facts_come_from(client, homes):
    text = page(sources="Wet van 2003\nArrest", checked_on="2026-11-01")
    html = client.get(text.url).content.decode()
    assert "Wet van 2003" in html
    assert "1 november 2026" in html


def test_structured_data_cannot_leave_its_element(client, homes):
    text = page(title="</script><script>alert(1)</script>")
    html = client.get(text.url).content.decode()
    assert "<script>alert(1)" not in html
