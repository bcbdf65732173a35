"""What somebody new may do, and what a moderator looks at before others."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from forums.boards.actions import open_topic, reply
from forums.boards.models import Board, Post
from portal.moderation.actions import Judgement, decide
from portal.moderation.models import Case, WatchWord
from portal.notifications.actions import follow
from portal.notifications.models import Event
from tests.factories.boards import TopicFactory, add_post

pytestmark = [pytest.mark.new_people, pytest.mark.django_db]


def earlier(**fields):
    """Let what was written be older than any pace."""
    Post.objects.update(created_at=timezone.now() - timedelta(**fields))


def test_the_first_message_waits_and_is_told_when_a_moderator_has_looked(
    client, board, tenant, neighbour, moderator
):
    follow(user=neighbour, about=board.about)
    topic = open_topic(board=board, author=tenant, title="Fiets", text="Waar kan hij staan?")
    assert (topic.is_hidden, Event.objects.count()) == (True, 0)
    client.force_login(neighbour)
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert "Fiets" not in client.get(board.get_absolute_url()).content.decode()
    client.force_login(tenant)
    assert "Waar kan hij staan?" in client.get(topic.get_absolute_url()).content.decode()
    case = Case.objects.get()
    assert case.source == "first_posts"
    decide(case=case, moderator=moderator, judgement=Judgement(outcome="keep"))
    client.force_login(neighbour)
    assert client.get(topic.get_absolute_url()).status_code == 200
    assert Event.objects.filter(key=f"topic:{topic.pk}").exists()
    board.refresh_from_db()
    assert board.topics_count == 1


def test_after_three_that_stood_somebody_is_known(board, tenant):
    for _number in range(3):
        TopicFactory(board=board, author=tenant)
    earlier(days=2)
    topic = open_topic(board=board, author=tenant, title="Vier", text="Vrij.")
    assert not topic.is_hidden


def test_staff_never_wait(board, editor):
    assert not open_topic(board=board, author=editor, title="Werken", text="Morgen.").is_hidden


def test_a_held_reply_counts_for_nobody_yet(client, board, tenant, neighbour):
    topic = TopicFactory(board=board, author=neighbour)
    reply(topic=topic, author=tenant, text="Geheim tot gezien.")
    topic.refresh_from_db()
    assert (topic.posts_count, topic.last_position, topic.last_author) == (1, 2, None)
    client.force_login(neighbour)
    assert "Geheim" not in client.get(topic.get_absolute_url()).content.decode()


def test_a_word_on_the_list_waits_and_is_not_deleted(board, tenant, monkeypatch):
    monkeypatch.setattr("forums.boards.holding.first_posts", lambda board: 0)
    WatchWord.objects.create(word="Klaprozen feest")
    topic = TopicFactory(board=board)
    held = reply(topic=topic, author=tenant, text="Kom naar het KLAPROZEN-feest!")
    assert (held.state, held.text) == ("pending", "Kom naar het KLAPROZEN-feest!")
    earlier(hours=1)
    assert reply(topic=topic, author=tenant, text="Klaprozenfeestje").state == "visible"


def test_the_same_text_again_is_refused_then_looked_at(board, tenant, monkeypatch):
    monkeypatch.setattr("forums.boards.holding.first_posts", lambda board: 0)
    topic = TopicFactory(board=board)
    reply(topic=topic, author=tenant, text="Koop!")
    earlier(minutes=1)
    with pytest.raises(ValidationError):
        reply(topic=topic, author=tenant, text="Koop!")
    earlier(minutes=6)
    reply(topic=topic, author=tenant, text="Koop!")
    earlier(minutes=6)
    assert reply(topic=topic, author=tenant, text="Koop!").state == "pending"


def test_new_people_get_two_links(board, tenant):
    topic = TopicFactory(board=board)
    with pytest.raises(ValidationError):
        reply(topic=topic, author=tenant, text="http://a.test www.b.test https://c.test")


@pytest.mark.parametrize(("known", "seconds"), [(False, 30), (True, 5)])
def test_writing_has_a_pace(board, tenant, known, seconds, monkeypatch):
    if known:
        monkeypatch.setattr("forums.boards.holding.first_posts", lambda board: 0)
    topic = TopicFactory(board=board)
    reply(topic=topic, author=tenant, text="Een")
    earlier(seconds=seconds - 2)
    with pytest.raises(PermissionDenied):
        reply(topic=topic, author=tenant, text="Twee")
    earlier(seconds=seconds + 1)
    reply(topic=topic, author=tenant, text="Twee")


def test_a_hundred_messages_in_a_minute_let_one_through(client, board, tenant, neighbour):
    topic = TopicFactory(board=board)
    through = 0
    for number in range(100):
        try:
            reply(topic=topic, author=tenant, text=f"Bericht {number}")
            through += 1
        except PermissionDenied:
            pass
    assert through == 1
    client.force_login(neighbour)
    assert client.get(topic.get_absolute_url()).status_code == 200


def test_new_people_open_three_topics_a_day(board, tenant):
    for number in range(3):
        open_topic(board=board, author=tenant, title=f"t{number}", text=f"x{number}")
        Post.objects.filter(author=tenant).update(created_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(PermissionDenied):
        open_topic(board=board, author=tenant, title="t4", text="x4")


def test_what_is_brought_in_from_elsewhere_is_not_held(board, tenant):
    topic = open_topic(board=board, author=tenant, title="a", text="b", announced=False)
    assert not topic.is_hidden
    assert Board.objects.get(pk=board.pk).topics_count == 1


def test_a_held_message_that_is_changed_stays_held(board, tenant):
    from forums.boards.actions import edit_post

    post = reply(topic=TopicFactory(board=board), author=tenant, text="Een")
    assert edit_post(post=post, author=tenant, text="Twee").state == "pending"
    assert add_post(post.topic).state == "visible"
