"""Fifty people send a reply to one topic in the same moment, on whatever database this runs."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from forums.boards.models import Board, Post, Topic
from forums.boards.moderated import post_content
from portal.notifications.models import Event
from search.outbox.models import Change
from tests.factories.accounts import tenant_of
from tests.factories.boards import TopicFactory, board_of
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 50


@pytest.fixture
def _patient(settings):
    """Fifty writers in one process wait longer for each other than those of four processes."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        options = connections.settings["default"]["OPTIONS"]
        kept = options["timeout"]
        options["timeout"] = 60
        yield
        options["timeout"] = kept
    else:
        yield


@pytest.mark.usefixtures("_patient")
def test_fifty_replies_in_the_same_moment_are_all_there(monkeypatch):
    # What is told and indexed afterwards is the worker's; here it would run in these threads.
    monkeypatch.setattr("portal.notifications.actions.queue_with", lambda *args: None)
    monkeypatch.setattr("search.outbox.actions.queue_with", lambda *args: None)
    company = HousingCompanyFactory()
    board = board_of(company)
    topic = TopicFactory(board=board)
    before = Change.objects.count()
    address = reverse("boards:reply", args=[board.slug, topic.pk, topic.slug])
    clients = []
    for _person in range(PEOPLE):
        client = Client()
        client.force_login(tenant_of(company))
        clients.append(client)
    ready = Barrier(PEOPLE)

    def send(number):
        try:
            ready.wait(60)
            typed = {"text": f"Hier ook: {number}.", "language": "nl", "token": f"form-{number}"}
            return clients[number].post(address, typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as threads:
        statuses = list(threads.map(send, range(PEOPLE)))
    connections.close_all()
    assert statuses == [302] * PEOPLE
    topic = Topic.objects.get(pk=topic.pk)
    total = PEOPLE + 1
    assert (topic.posts_count, topic.last_position) == (total, total)
    posts = Post.objects.filter(topic=topic).order_by("position")
    assert list(posts.values_list("position", flat=True)) == list(range(1, total + 1))
    said = {text for text in posts.values_list("text", flat=True) if text.startswith("Hier")}
    assert len(said) == PEOPLE
    # The last to get a place may have begun a moment before another one.
    assert Board.objects.get(pk=board.pk).last_post_at == max(
        post.created_at for post in posts if not post.is_first
    )
    assert Event.objects.filter(event="reply").count() == PEOPLE
    assert Change.objects.filter(kind="topic").count() - before == PEOPLE
    assert post_content.find(str(posts.last().pk)).is_shown
