"""Many people write in one topic at once: every message is there, every number is right."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from forums.boards.actions import react, reply
from forums.boards.models import Board, Post, Topic
from tests.factories.accounts import tenant_of
from tests.factories.boards import TopicFactory, board_of
from tests.factories.organisations import HousingCompanyFactory
from tests.proofs import IN_FULL, rounds

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
PEOPLE, AT_ONCE = 50, 5


def together(act, people):
    """Let all of them do it at once, each with a connection of their own."""

    def one(person):
        try:
            return act(person)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as clients:
        done = list(clients.map(one, people))
    connections.close_all()
    return done


def test_fifty_people_write_in_one_topic():
    company = HousingCompanyFactory()
    board = board_of(company)
    topic = TopicFactory(board=board)
    people = [tenant_of(company) for _number in range(PEOPLE)]
    times = rounds(sample=1, full=20)
    for number in range(times):

        def write(person, number=number):
            mine = Topic.objects.select_related("board").get(pk=topic.pk)
            # In the sample nobody is told: fifty times fifty notices are another proof's.
            text = f"{number}: {person.pk}"
            return reply(topic=mine, author=person, text=text, announced=IN_FULL).pk

        assert len(set(together(write, people))) == PEOPLE
    topic.refresh_from_db()
    total = PEOPLE * times + 1
    assert (topic.posts_count, topic.last_position) == (total, total)
    places = Post.objects.filter(topic=topic).order_by("position")
    assert list(places.values_list("position", flat=True)) == list(range(1, total + 1))
    assert Board.objects.get(pk=board.pk).last_post_at == topic.last_post_at


def test_fifty_thanks_at_once_are_fifty():
    company = HousingCompanyFactory()
    post = TopicFactory(board=board_of(company)).posts.get()
    people = [tenant_of(company) for _number in range(PEOPLE)]

    def thank(person):
        mine = Post.objects.select_related("topic__board").get(pk=post.pk)
        react(post=mine, user=person, kind="thanks")

    for _time in range(2):
        together(thank, people)
    post.refresh_from_db()
    assert post.thanks_count == PEOPLE
