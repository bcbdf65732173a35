"""The lists of topics page by key; their queries are written once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.boards.lists import TOPIC_ORDER, _topics, topic_page
from portal.core.paging import _encode, page_by_key
from tests.factories.boards import BoardFactory, TopicFactory

pytestmark = pytest.mark.django_db
START = timezone.now()


@pytest.fixture
def board():
    board = BoardFactory()
    for number in range(45):
        TopicFactory(
            board=board,
            title=f"Onderwerp {number}",
            is_pinned=number % 20 == 0,
            # Some at the same moment.
            last_post_at=START - timedelta(minutes=number // 2),
        )
    return board


def titles(page):
    return [row.title for row in page.items]


def test_each_page_is_what_the_plain_list_gives_forwards_and_back(board):
    key, forwards = "", []
    while True:
        page = topic_page(board, key)
        plain = page_by_key(_topics(board.pk), order=TOPIC_ORDER, key=key)
        assert (titles(page), page.next, page.previous) == (
            titles(plain),
            plain.next,
            plain.previous,
        )
        forwards.append(titles(page))
        if not page.next:
            break
        key = page.next
    back = []
    while page.previous:
        page = topic_page(board, page.previous)
        back.append(titles(page))
    assert sum(map(len, forwards)) == 45
    assert back == forwards[-2::-1]


@pytest.mark.parametrize(
    "values",
    [
        [True, "2026-01-01T10:00:00", 1],
        [True, "gisteren", 1],
        [True, "2026-01-01T10:00:00+00:00", 10**30],
        [True, "2026-01-01T10:00:00+00:00", "x"],
        ["x", "", ""],
        [1],
    ],
)
def test_a_key_that_is_none_gives_the_first_page(board, values):
    first = titles(topic_page(board))
    assert titles(topic_page(board, _encode("next", values))) == first
    assert titles(topic_page(board, "geen-sleutel")) == first


def test_topics_without_an_answer_page_too(board):
    board.topics.filter(title__endswith="0").update(posts_count=5)
    first = topic_page(board, mode="unanswered")
    second = topic_page(board, first.next, mode="unanswered")
    assert len(first.items) == 20
    assert len(first.items) + len(second.items) == 40
    assert titles(topic_page(board, second.previous, mode="unanswered")) == titles(first)
