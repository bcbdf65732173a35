"""How many queries a page may ask: 12 for an anonymous reader, 20 for somebody who is logged in.

What is pinned here is less: a page that asks more than it did has a query a row somewhere.
"""

import pytest

from home.knowledge.models import KnowledgePage, PracticeIndexPage, PracticePage
from home.news.actions import ensure_news_index
from home.site.bootstrap import ensure_trees
from portal.taxonomy.models import Theme
from tests.factories.accounts import tenant_of
from tests.factories.boards import BoardFactory, TopicFactory, add_post
from tests.factories.cohesion import project_page
from tests.factories.companies import company_page
from tests.factories.organisations import HousingCompanyFactory
from tests.factories.pages import news, page

pytestmark = pytest.mark.django_db
# (anonymous, logged in): at most 12 and 20.
PINNED = {
    "home": (6, 12),
    "news": (6, 12),
    "article": (4, 10),
    "practice": (9, 15),
    "company": (10, 17),
    "project": (10, 17),
    "board": (3, 11),
    "topic": (3, 13),
}


def _home() -> str:
    for _number in range(5):
        news()
    return ensure_trees()["nl"].url


def _news() -> str:
    for _number in range(15):
        news()
    return ensure_news_index().url


def _article() -> str:
    for _number in range(4):
        article = news()
    return article.url


def _practice() -> str:
    base = page(KnowledgePage, slug="kennis")
    index = page(PracticeIndexPage, parent=base, slug="praktijken")
    company = HousingCompanyFactory()
    practice = page(PracticePage, parent=index, company=company, organisation=company)
    practice.themes.set(Theme.objects.all()[:5])
    practice.save()
    return practice.url


def _company() -> str:
    return company_page().url


def _project() -> str:
    return project_page().url


def _board() -> str:
    board = BoardFactory()
    for _number in range(25):
        TopicFactory(board=board)
    return board.get_absolute_url()


def _topic() -> str:
    topic = TopicFactory()
    for _number in range(25):
        add_post(topic)
    return topic.get_absolute_url()


PAGES = {
    "home": _home,
    "news": _news,
    "article": _article,
    "practice": _practice,
    "company": _company,
    "project": _project,
    "board": _board,
    "topic": _topic,
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_more_than_it_did(name, client, django_assert_max_num_queries):
    ensure_trees()
    path = PAGES[name]()
    anonymous, logged_in = PINNED[name]
    client.get(path)  # what a process remembers: menus, settings, roots
    with django_assert_max_num_queries(anonymous):
        assert client.get(path).status_code == 200
    client.force_login(tenant_of(HousingCompanyFactory()))
    client.get(path)
    with django_assert_max_num_queries(logged_in):
        assert client.get(path).status_code == 200


def test_nothing_is_pinned_above_the_goal():
    assert all(anonymous <= 12 and logged_in <= 20 for anonymous, logged_in in PINNED.values())
    assert PINNED.keys() == PAGES.keys()
