"""Opening topics, replying, changing, deleting, hiding; double clicks and ended sessions."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forums.boards.actions import (
    delete_own_post,
    edit_post,
    hide_post,
    open_topic,
    reply,
    restore_post,
)
from forums.boards.forms import writer_mark
from forums.boards.models import Board, Post, Topic
from portal.notifications.models import Notice
from tests.factories.boards import TopicFactory, add_post

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "![x](https://other.example/x.png)",
    '"><svg onload=alert(1)>',
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '<https://a.example/" onmouseover=alert(1)>',
    "{{ 7*7 }}%(x)s{% raw %}",
]


def new_topic(client, board, **fields):
    form = {"title": "Fietsen", "text": "Waar?", "language": "nl", "token": "t1", **fields}
    return client.post(reverse("boards:topic_create", args=[board.slug]), form, follow=True)


def new_reply(client, topic, **fields):
    form = {"text": "Hier.", "language": "fr", "token": "r1", **fields}
    return client.post(reply_address(topic), form)


def reply_address(topic):
    return reverse("boards:reply", args=[topic.board.slug, topic.pk, topic.slug])


def test_a_tenant_opens_a_topic_and_a_neighbour_replies(client, board, tenant, neighbour):
    client.force_login(tenant)
    page = new_topic(client, board)
    assert "Fietsen" in page.content.decode()
    topic = Topic.objects.get()
    client.force_login(neighbour)
    answer = new_reply(client, topic)
    page = client.get(answer.url, follow=True).content.decode()
    assert 'lang="fr"' in page
    topic.refresh_from_db()
    assert (topic.posts_count, topic.last_position, topic.last_author) == (2, 2, neighbour)
    assert Board.objects.get(pk=board.pk).topics_count == 1


def test_a_double_click_makes_one_topic_and_one_reply(client, board, tenant):
    client.force_login(tenant)
    for _ in range(2):
        new_topic(client, board)
    topic = Topic.objects.get()
    answers = {new_reply(client, topic).url for _ in range(2)}
    assert len(answers) == 1
    assert list(topic.posts.values_list("position", flat=True)) == [1, 2]


def test_two_people_may_have_the_same_token(board, tenant, neighbour):
    topic = open_topic(board=board, author=tenant, title="a", text="b", token="same")
    reply(topic=topic, author=neighbour, text="c", token="same")
    assert Post.objects.count() == 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_is_written_runs(client, board, tenant, payload):
    tenant.display_name = payload[:60]
    tenant.save()
    client.force_login(tenant)
    page = new_topic(client, board, title=payload, text=payload).content.decode()
    lists = [board.get_absolute_url(), reverse("boards:index"), reverse("notifications:list")]
    for text in [page, *(client.get(address).content.decode() for address in lists)]:
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<svg onload" not in text
        assert 'href="javascript' not in text
        assert 'href="data:' not in text
        assert 'other.example/x.png"' not in text.replace('href="https://other.example/x.png"', "")


def test_a_text_that_is_too_long_stays_in_the_form_with_a_sentence(client, board, tenant):
    client.force_login(tenant)
    page = new_topic(client, board, text="x" * 1_000_000).content.decode()
    assert "20.000" in page
    assert "x" * 20_001 in page
    assert not Topic.objects.exists()


@pytest.mark.parametrize("empty", ["", "   \n", "\x00"])
def test_an_empty_text_is_asked_for_again(client, board, tenant, empty):
    client.force_login(tenant)
    page = new_topic(client, board, text=empty)
    assert page.status_code == 200
    assert "Fietsen" in page.content.decode()
    assert not Topic.objects.exists()


def test_nul_and_control_signs_are_taken_out(client, board, tenant):
    client.force_login(tenant)
    new_topic(client, board, title="Fiet\x00sen", text="Wa\x00ar\x07?")
    assert (Topic.objects.get().title, Post.objects.get().text) == ("Fietsen", "Waar?")


def test_fields_that_nobody_offered_change_nothing(client, board, tenant):
    client.force_login(tenant)
    new_topic(client, board, mark="official", is_pinned="1", author="1", state="hidden", position=9)
    topic, post = Topic.objects.get(), Post.objects.get()
    assert (topic.is_pinned, post.mark, post.state, post.position) == (False, "", "visible", 1)
    assert post.author == tenant


def test_what_was_typed_is_there_again_after_the_session_ended(board, tenant):
    client = Client()
    topic = TopicFactory(board=board)
    typed = {"text": "Een lang verhaal", "writer": writer_mark(tenant)}
    answer = new_reply(client, topic, **typed)
    assert answer.status_code == 302
    assert "lang" not in answer.url.replace("/nl/", "") and "verhaal" not in answer.url
    client.force_login(tenant)
    page = client.get(reply_address(topic)).content.decode()
    assert "Een lang verhaal" in page
    assert topic.posts.count() == 1


def test_what_was_typed_is_not_offered_to_somebody_else(board, tenant, neighbour):
    client = Client()
    topic = TopicFactory(board=board)
    new_reply(client, topic, text="Een lang verhaal", writer=writer_mark(tenant))
    client.force_login(neighbour)
    assert "Een lang verhaal" not in client.get(reply_address(topic)).content.decode()


def test_a_message_can_be_changed_in_time_and_keeps_its_history(client, board, tenant):
    topic = open_topic(board=board, author=tenant, title="a", text="eerst")
    post = topic.posts.get()
    client.force_login(tenant)
    address = reverse("boards:post_edit", args=[post.pk])
    assert "eerst" in client.get(address).content.decode()
    client.post(address, {"text": "daarna", "language": "nl"})
    post.refresh_from_db()
    assert (post.text, post.edited_at is None) == ("daarna", False)
    history = client.get(reverse("boards:history", args=[post.pk])).content.decode()
    assert "eerst" in history and "daarna" in history


def test_a_message_cannot_be_changed_when_the_time_is_over(board, tenant):
    at = timezone.now() - timedelta(minutes=31)
    topic = open_topic(board=board, author=tenant, title="a", text="b", at=at)
    with pytest.raises(PermissionDenied):
        edit_post(post=topic.posts.get(), author=tenant, text="c")


def test_only_the_author_changes_or_deletes(client, board, tenant, neighbour):
    post = open_topic(board=board, author=tenant, title="a", text="b").posts.get()
    client.force_login(neighbour)
    for name in ("post_edit", "post_delete", "post_hide"):
        address = reverse(f"boards:{name}", args=[post.pk])
        assert client.get(address).status_code == 403
        answer = client.post(address, {"text": "c", "language": "nl", "reason": "d"})
        assert answer.status_code == 403
    post.refresh_from_db()
    assert (post.text, post.state) == ("b", "visible")


def test_a_deleted_message_leaves_a_neutral_mark_and_no_text(client, board, tenant, neighbour):
    topic = open_topic(board=board, author=tenant, title="a", text="b")
    post = reply(topic=topic, author=neighbour, text="Spijtwoord")
    edit_post(post=post, author=neighbour, text="Spijtwoord twee")
    delete_own_post(post=post, author=neighbour)
    client.force_login(tenant)
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "Spijtwoord" not in page
    assert f'id="bericht-{post.pk}"' in page
    topic.refresh_from_db()
    assert (topic.posts_count, topic.last_position) == (1, 2)
    assert not post.revisions.exists()


def test_hiding_needs_a_reason_and_tells_the_author(
    client, board, tenant, moderator, django_capture_on_commit_callbacks
):
    post = open_topic(board=board, author=tenant, title="a", text="b").posts.get()
    client.force_login(moderator)
    address = reverse("boards:post_hide", args=[post.pk])
    client.post(address, {"reason": " "})
    post.refresh_from_db()
    assert post.state == "visible"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"reason": "Er staat een naam in"})
    assert Notice.objects.get(user=tenant).event.event == "moderation_decision"
    client.force_login(tenant)
    page = client.get(post.get_absolute_url(), follow=True).content.decode()
    assert "Er staat een naam in" in page


def test_a_restored_message_shows_again(board, tenant, moderator):
    topic = open_topic(board=board, author=tenant, title="a", text="b")
    post = topic.posts.get()
    hide_post(post=post, moderator=moderator, reason="c")
    restore_post(post=post, moderator=moderator)
    topic.refresh_from_db()
    assert (topic.is_hidden, topic.posts_count) == (False, 1)


def test_a_topic_stays_readable_when_its_author_has_left(client, open_board):
    topic = TopicFactory(board=open_board)
    add_post(topic, text="Blijft staan")
    topic.author.delete()
    page = client.get(topic.get_absolute_url())
    assert page.status_code == 200
    assert "Blijft staan" in page.content.decode()
    assert client.get(open_board.get_absolute_url()).status_code == 200


def test_recounting_sets_wrong_counters_right(board, tenant):
    topic = open_topic(board=board, author=tenant, title="a", text="b")
    Topic.objects.update(posts_count=9, last_position=9)
    Board.objects.update(topics_count=9)
    call_command("recount_boards", stdout=StringIO())
    topic.refresh_from_db()
    board.refresh_from_db()
    assert (topic.posts_count, topic.last_position, board.topics_count) == (1, 1, 1)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, board, tenant, method):
    client.force_login(tenant)
    assert getattr(client, method)(board.get_absolute_url()).status_code == 405


def test_a_get_never_changes_a_row(client, board, tenant, moderator):
    topic = open_topic(board=board, author=tenant, title="a", text="b")
    client.force_login(moderator)
    args = [board.slug, topic.pk, topic.slug]
    for name in ("topic_pin", "topic_close"):
        assert client.get(reverse(f"boards:{name}", args=args)).status_code == 405
    post = topic.posts.get()
    assert client.get(reverse("boards:post_restore", args=[post.pk])).status_code == 405
    client.get(reverse("boards:post_hide", args=[post.pk]))
    post.refresh_from_db()
    assert post.state == "visible"


def test_a_reply_asks_few_questions(
    client, board, tenant, neighbour, settings, django_assert_max_num_queries
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    topic = open_topic(board=board, author=tenant, title="De lift", text="Hij staat stil.")
    reply(topic=topic, author=neighbour, text="Hier ook.")
    Post.objects.update(created_at=timezone.now() - timedelta(days=2))
    client.force_login(neighbour)
    client.get(reply_address(topic))
    # Who it is and may write: 6; what was written before: 6; what is kept and queued: 11; the
    # beginnings and ends of three transactions within each other: 6.
    with django_assert_max_num_queries(29):
        assert new_reply(client, topic, text="Nog altijd.", token="r9").status_code == 302
    assert topic.posts.count() == 3
