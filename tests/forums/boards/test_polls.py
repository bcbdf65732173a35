"""Asking everybody on a board, and voting once and in secret."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone

from forums.boards.actions import add_poll, open_topic, vote
from forums.boards.models import Ballot, Poll, PollOption
from tests.factories.accounts import tenant_of
from tests.factories.boards import TopicFactory, board_of
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture
def topic(board, tenant):
    return open_topic(board=board, author=tenant, title="Feest", text="Wanneer?")


@pytest.fixture
def poll(topic, tenant):
    answers = ["Zaterdag", "Zondag", "Zondag", " "]
    return add_poll(topic=topic, author=tenant, question="Welke dag?", answers=answers)


def test_results_come_after_one_s_own_vote(client, topic, poll, neighbour):
    client.force_login(neighbour)
    assert "<strong>0</strong>" not in client.get(topic.get_absolute_url()).content.decode()
    address = reverse("boards:poll_vote", args=[poll.pk])
    client.post(address, {"option": poll.options.first().pk})
    client.post(address, {"option": poll.options.last().pk})
    assert list(poll.options.values_list("text", "votes")) == [("Zaterdag", 1), ("Zondag", 0)]
    assert "<strong>1</strong>" in client.get(topic.get_absolute_url()).content.decode()


def test_no_row_ties_a_person_to_an_answer(poll, neighbour):
    vote(poll=poll, voter=neighbour, options=[poll.options.first().pk])
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "poll", "user"}


def test_one_answer_means_one(poll, neighbour):
    both = list(poll.options.values_list("pk", flat=True))
    for options in (both, [], [10**9]):
        with pytest.raises(ValidationError):
            vote(poll=poll, voter=neighbour, options=options)
    Poll.objects.update(is_multiple=True)
    poll.refresh_from_db()
    vote(poll=poll, voter=neighbour, options=both)
    assert sum(poll.options.values_list("votes", flat=True)) == 2


def test_strangers_and_late_people_do_not_vote(client, poll, stranger, neighbour):
    client.force_login(stranger)
    address = reverse("boards:poll_vote", args=[poll.pk])
    assert client.post(address, {"option": poll.options.first().pk}).status_code == 404
    Poll.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    client.force_login(neighbour)
    client.post(address, {"option": poll.options.first().pk})
    assert not Ballot.objects.exists()


def test_who_asked_adds_one_poll(client, topic, neighbour, tenant):
    address = reverse("boards:poll_create", args=[topic.board.slug, topic.pk, topic.slug])
    typed = {"question": "Dag?", "answers": "a\nb", "days": "3"}
    client.force_login(neighbour)
    assert client.post(address, typed).status_code == 403
    client.force_login(tenant)
    assert client.get(address).status_code == 200
    assert client.post(address, typed | {"answers": "a\na"}).status_code == 200
    assert client.post(address, typed).status_code == 302
    assert client.post(address, typed).status_code == 403
    with pytest.raises(PermissionDenied):
        add_poll(topic=topic, author=tenant, question="x", answers=["a", "b"])


@pytest.mark.parametrize("value", ["", "\x00", "x" * 5000, "-1", "9" * 40])
def test_odd_values_break_nothing(client, poll, topic, tenant, value):
    client.force_login(tenant)
    assert client.post(reverse("boards:poll_vote", args=[poll.pk]), {"option": value}).status_code
    address = reverse("boards:poll_create", args=[topic.board.slug, topic.pk, topic.slug])
    typed = {"question": value, "answers": value, "days": value}
    assert client.post(address, typed).status_code in (200, 302, 403)


@pytest.mark.django_db(transaction=True)
def test_twenty_votes_of_one_person_at_once_are_one():
    company = HousingCompanyFactory()
    author, voter = tenant_of(company), tenant_of(company)
    topic = TopicFactory(board=board_of(company), author=author)
    poll = add_poll(topic=topic, author=author, question="?", answers=["a", "b"])
    option = poll.options.first().pk

    def cast(_number):
        try:
            mine = Poll.objects.select_related("topic__board").get(pk=poll.pk)
            vote(poll=mine, voter=voter, options=[option])
        except PermissionDenied:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(4) as clients:
        counted = sum(clients.map(cast, range(20)))
    connections.close_all()
    assert (counted, PollOption.objects.get(pk=option).votes, Ballot.objects.count()) == (1, 1, 1)
