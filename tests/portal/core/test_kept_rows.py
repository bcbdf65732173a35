"""What is made of a row is remembered for as long as the row is the same."""

import json

import pytest

from home.site.bootstrap import ensure_trees
from home.site.kept import is_fixed, part_of
from home.site.serving import find_page
from tests.factories.pages import news

pytestmark = pytest.mark.django_db
HEAD = "home/news/_article_head.html"


def with_body(*blocks):
    article = news()
    body = [{"type": kind, "value": value} for kind, value in blocks]
    type(article).objects.filter(pk=article.pk).update(body=json.dumps(body))
    return article


def found(article):
    return find_page("nl", article.url.removeprefix("/nl/"))


def test_the_same_row_is_drawn_once_and_a_changed_one_anew():
    ensure_trees()
    article = news("De lift")
    first = part_of(found(article), HEAD)
    assert part_of(found(article), HEAD) is first
    # Without a signal or a revision: it is the row that counts.
    type(article).objects.filter(pk=article.pk).update(title="De trap")
    assert "De trap" in part_of(found(article), HEAD)


def test_each_request_gets_a_page_of_its_own():
    ensure_trees()
    article = news()
    mine, yours = found(article), found(article)
    mine.title = "changed by one request"
    assert mine is not yours
    assert yours.title == found(article).title == article.title


def test_links_that_may_move_are_drawn_anew():
    ensure_trees()
    linked = with_body(("text", '<p><a linktype="page" id="3">Verder</a></p>'))
    listed = with_body(("listing", {"of": "news", "title": ""}))
    plain = with_body(("text", "<p>Verder</p>"))
    assert not is_fixed(found(linked))
    assert not is_fixed(found(listed))
    assert is_fixed(found(plain))
