from datetime import timedelta

import pytest
from django.utils import timezone

from home.news.actions import ensure_category, ensure_news_index
from tests.factories.pages import news

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(homes):
    return ensure_news_index()


def test_the_list_pages_by_key(client, index):
    now = timezone.now()
    for n in range(14):
        news(f"Bericht {n:02}", at=now - timedelta(days=n))
    first = client.get(index.url)
    assert "Bericht 11" in first.content.decode()
    assert "Bericht 12" not in first.content.decode()
    second = client.get(index.url + first.context_data["next_url"])
    assert "Bericht 13" in second.content.decode()


def test_a_category_is_a_link_that_filters(client, index):
    works = ensure_category("works", "Werken", "Travaux")
    news("Nieuwe ramen", category=works)
    news("Buurtfeest")
    html = client.get(index.url, {"category": "works"}).content.decode()
    assert "Nieuwe ramen" in html
    assert "Buurtfeest" not in html


def test_a_month_of_the_archive(client, index):
    news("Van toen", at=timezone.now() - timedelta(days=400))
    news("Van nu")
    month = f"{timezone.localdate() - timedelta(days=400):%Y-%m}"
    html = client.get(index.url, {"month": month}).content.decode()
    assert "Van toen" in html
    assert "Van nu" not in html


@pytest.mark.parametrize(
    "query",
    ["month=2026-13", "month=٢٠٢٦-01", "page=%00", "page=a", "category=%00", "month=0000-01"],
)
def test_odd_filters_show_the_whole_list(client, index, query):
    news("Zichtbaar")
    answer = client.get(f"{index.url}?{query}")
    assert answer.status_code == 200
    assert "Zichtbaar" in answer.content.decode()


def test_news_is_followed_by_rss_in_each_language(client, index):
    news("Lift hersteld & klaar")
    for path in ("/nl/rss.xml", "/fr/rss.xml"):
        answer = client.get(path)
        assert answer["Content-Type"] == "application/rss+xml"
        assert "Lift hersteld &amp; klaar" in answer.content.decode()


def test_the_featured_article_is_first_on_the_home_page(client, index):
    news("Belangrijk", is_featured=True, at=timezone.now() - timedelta(days=2))
    news("Gewoon")
    html = client.get("/nl/").content.decode()
    assert html.index("Belangrijk") < html.index("Gewoon")


def test_the_list_costs_the_same_for_many_articles(client, index, django_assert_max_num_queries):
    for _n in range(3):
        news()
    client.get(index.url)
    with django_assert_max_num_queries(9):
        client.get(index.url)
    for _n in range(9):
        news()
    client.get(index.url)
    with django_assert_max_num_queries(9):
        client.get(index.url)
