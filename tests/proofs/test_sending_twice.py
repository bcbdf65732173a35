"""The same form sent several times at once makes one thing, in every round."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from forums.boards.actions import reply
from forums.boards.models import Post
from tests.factories.accounts import tenant_of
from tests.factories.boards import TopicFactory, board_of
from tests.factories.organisations import HousingCompanyFactory
from tests.proofs import rounds

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
CLIENTS = 4


def test_a_reply_sent_four_times_at_once_is_one_message():
    company = HousingCompanyFactory()
    topic = TopicFactory(board=board_of(company))
    author = tenant_of(company)

    def send(token):
        try:
            return reply(topic=topic, author=author, text="Ik kom.", token=token).pk
        finally:
            connection.close()

    before = Post.objects.count()
    total = rounds(sample=5, full=500)
    with ThreadPoolExecutor(CLIENTS) as clients:
        for number in range(total):
            made = set(clients.map(send, [f"round-{number}"] * CLIENTS))
            assert len(made) == 1
    connections.close_all()
    assert Post.objects.count() == before + total
