"""A moderator moves, merges, splits and renames topics; every old address still leads there."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from forums.boards import actions
from forums.boards.models import Board, Post, Topic
from forums.boards.tasks import close_quiet_topics_now
from portal.notifications.actions import is_following
from tests.factories.boards import BoardFactory, TopicFactory, add_post


@pytest.fixture
def pair(board, tenant, neighbour):
    first = actions.open_topic(board=board, author=tenant, title="Lift", text="Stil.")
    second = actions.open_topic(board=board, author=neighbour, title="De lift!", text="Ook.")
    actions.reply(topic=first, author=neighbour, text="Hier ook.")
    actions.reply(topic=second, author=tenant, text="Al lang.")
    return first, second


def positions(topic):
    return list(
        Post.objects.filter(topic=topic).order_by("position").values_list("position", "text")
    )


def test_merging_keeps_the_order_the_followers_and_the_address(client, pair, tenant, moderator):
    first, second = pair
    old, post = second.get_absolute_url(), second.posts.get(position=2)
    actions.merge_topics(topic=second, into=first, moderator=moderator)
    assert positions(first) == [(1, "Stil."), (2, "Ook."), (3, "Hier ook."), (4, "Al lang.")]
    first.refresh_from_db()
    assert (first.posts_count, first.last_position) == (4, 4)
    assert is_following(second.author, first.about)
    client.force_login(tenant)
    assert client.get(old, follow=True).redirect_chain[-1][0] == first.get_absolute_url()
    post.refresh_from_db()
    assert client.get(reverse("boards:post", args=[post.pk])).url.endswith(f"#{post.anchor}")
    assert "De lift!" not in client.get(first.board.get_absolute_url()).content.decode()
    assert Board.objects.get(pk=first.board_id).topics_count == 1


def test_a_merged_topic_takes_no_replies(pair, tenant, moderator):
    first, second = pair
    actions.merge_topics(topic=second, into=first, moderator=moderator)
    second.refresh_from_db()
    with pytest.raises(PermissionDenied):
        actions.reply(topic=second, author=tenant, text="Nog iets")


def test_splitting_makes_a_topic_and_links_to_messages_still_work(client, pair, tenant, moderator):
    first, _second = pair
    for number in range(3):
        add_post(first, text=f"Fiets {number}")
    chosen = list(first.posts.filter(text__startswith="Fiets").values_list("pk", flat=True))
    new = actions.split_topic(topic=first, posts=chosen, title="Fietsen", moderator=moderator)
    assert [place for place, _text in positions(new)] == [1, 2, 3]
    assert [place for place, _text in positions(first)] == [1, 2]
    client.force_login(tenant)
    assert new.get_absolute_url() in client.get(reverse("boards:post", args=[chosen[0]])).url


def test_the_opening_message_is_never_split_off(client, pair, moderator):
    first, _second = pair
    opening = first.posts.get(position=1)
    client.force_login(moderator)
    address = reverse("boards:arrange", args=[first.board.slug, first.pk, first.slug])
    client.post(address, {"act": "split", "posts": [opening.pk], "title": "x"})
    assert Topic.objects.count() == 2


def test_moving_changes_who_reads_at_once(client, pair, tenant, moderator):
    first, _second = pair
    elsewhere = BoardFactory()
    old = first.get_absolute_url()
    moved = actions.move_topic(topic=first, board=elsewhere, moderator=moderator)
    assert client.get(moved.get_absolute_url()).status_code == 200
    assert client.get(old).url == moved.get_absolute_url()


def test_topics_of_other_readers_do_not_become_one(pair, moderator):
    first, _second = pair
    foreign = TopicFactory(board=BoardFactory())
    with pytest.raises(PermissionDenied):
        actions.merge_topics(topic=first, into=foreign, moderator=moderator)


def test_only_moderators_of_both_boards_put_in_order(client, pair, tenant, stranger):
    first, second = pair
    address = reverse("boards:arrange", args=[first.board.slug, first.pk, first.slug])
    for person, status in ((tenant, 403), (stranger, 404)):
        client.force_login(person)
        for act in ("move", "merge", "split", "rename", "feature", "slow"):
            assert client.post(address, {"act": act, "into": second.pk}).status_code == status
    assert Topic.objects.get(pk=first.pk).title == "Lift"


@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 40, "\x00", "1-x/2-y/"])
@pytest.mark.parametrize("act", ["move", "merge", "split", "rename", "slow"])
def test_odd_values_change_nothing_and_break_nothing(client, pair, moderator, act, value):
    client.force_login(moderator)
    first, _second = pair
    address = reverse("boards:arrange", args=[first.board.slug, first.pk, first.slug])
    typed = {"act": act, "board": value, "into": value, "posts": value, "minutes": value}
    assert client.post(address, typed).status_code in (200, 302)
    assert Topic.objects.count() == 2


def test_a_new_title_leads_on_from_the_old_address(client, pair, tenant, moderator):
    first, _second = pair
    old = first.get_absolute_url()
    actions.rename_topic(topic=first, title="Lift van blok A", moderator=moderator)
    client.force_login(tenant)
    assert client.get(old).url.endswith("lift-van-blok-a/")


def test_quiet_topics_close_in_time_and_pinned_ones_do_not(board, tenant):
    topics = [TopicFactory(board=board) for _number in range(3)]
    now = timezone.now()
    Topic.objects.filter(pk=topics[0].pk).update(last_post_at=now - timedelta(days=367))
    Topic.objects.filter(pk=topics[1].pk).update(
        last_post_at=now - timedelta(days=367), is_pinned=True
    )
    assert close_quiet_topics_now() == 1
    assert close_quiet_topics_now() == 0
    assert Topic.objects.get(pk=topics[0].pk).is_closed


def test_a_featured_topic_is_shown_to_who_may_read_it(client, pair, tenant, moderator):
    first, _second = pair
    actions.feature_topic(topic=first, moderator=moderator)
    index = reverse("boards:index")
    assert first.title not in client.get(index).content.decode()
    client.force_login(tenant)
    assert 'id="featured"' in client.get(index).content.decode()


def test_the_page_of_a_moderator_offers_the_other_boards(client, pair, moderator):
    other = BoardFactory()
    client.force_login(moderator)
    page = client.get(
        reverse("boards:arrange", args=[pair[0].board.slug, pair[0].pk, pair[0].slug])
    )
    assert page.status_code == 200
    assert f'<option value="{other.pk}"' in page.content.decode()
