"""Statements that change rows, written once: the same rows as the ORM leaves behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.signals import post_save
from django.utils import timezone

from forums.boards.models import Post, Topic, TopicRead
from portal.core.prepared_writing import PreparedUpdate, insert
from portal.notifications.models import Event
from tests.factories.accounts import UserFactory
from tests.factories.boards import TopicFactory, add_post

pytestmark = pytest.mark.django_db

MOVE_ON = PreparedUpdate(
    lambda pk, at: (
        Topic.objects.filter(pk=pk, is_closed=False),
        {"last_post_at": at, "last_position": F("last_position") + 1},
    )
)


def make_event(key, **values):
    return Event(key=key, event="reply", about="topic:1", audience="public", url="/", **values)


def test_a_row_that_is_inserted_is_the_row_that_is_found():
    first = add_post(TopicFactory())
    post = Post(topic=first.topic, position=99, author=first.author, text="Één", html="<p>Één</p>")
    assert insert(post)
    assert post.pk
    assert not post._state.adding
    found = Post.objects.get(pk=post.pk)
    assert {field.attname: getattr(found, field.attname) for field in Post._meta.fields} == {
        field.attname: getattr(post, field.attname) for field in Post._meta.fields
    }


def test_the_second_row_goes_in_by_the_statement_of_the_first(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert insert(make_event("one", params={"topic": "Lift", "about": {"nl": "é"}}))
        assert insert(make_event("two", params={"topic": "%s"}))
    assert Event.objects.get(key="one").params == {"topic": "Lift", "about": {"nl": "é"}}
    assert Event.objects.get(key="two").params == {"topic": "%s"}


def test_a_row_that_is_there_stays_as_it_is():
    assert insert(make_event("same", params={"topic": "first"}), unless=["key"])
    assert not insert(make_event("same", params={"topic": "later"}), unless=["key"])
    assert Event.objects.get(key="same").params == {"topic": "first"}


def test_a_row_that_is_there_takes_what_is_named():
    topic, reader = TopicFactory(), UserFactory()
    for position in (3, 8):
        row = TopicRead(topic=topic, user=reader, position=position)
        assert insert(row, unless=["user", "topic"], update=["position"])
    TopicRead.objects.filter(topic=topic).update(is_quiet=True)
    row = TopicRead(topic=topic, user=reader, position=9)
    insert(row, unless=["user", "topic"], update=["position"])
    kept = TopicRead.objects.get(topic=topic, user=reader)
    assert (kept.position, kept.is_quiet, kept.pk) == (9, True, row.pk)


def test_a_row_that_breaks_a_rule_is_refused():
    post = add_post(TopicFactory())
    twin = Post(topic=post.topic, position=post.position, author=post.author, text="x", html="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(twin)


def test_who_listens_for_saved_rows_hears_of_it():
    heard = []

    def listen(instance, created, **_said):
        heard.append((instance.key, created))

    post_save.connect(listen, sender=Event)
    try:
        insert(make_event("heard"))
    finally:
        post_save.disconnect(listen, sender=Event)
    assert heard == [("heard", True)]


def test_an_update_changes_the_rows_that_it_is_about():
    one, other, closed = TopicFactory(), TopicFactory(), TopicFactory(is_closed=True)
    before, at = one.last_position, timezone.now() + timedelta(hours=1)
    for topic, changed in ((one, 1), (closed, 0)):
        assert MOVE_ON.run(pk=topic.pk, at=at) == changed
    assert MOVE_ON.run(pk=one.pk, at=at) == 1
    one.refresh_from_db()
    assert (one.last_position, one.last_post_at) == (before + 2, at)
    for topic in (other, closed):
        last = topic.last_post_at
        topic.refresh_from_db()
        assert topic.last_post_at == last


def test_values_are_given_by_their_names():
    with pytest.raises(TypeError, match="in this order"):
        MOVE_ON.run(at=timezone.now(), pk=1)
