"""A forum to measure with: it is whole, goes on where it stopped, and spares real ones."""

import pytest
from django.core.management import CommandError, call_command

from forums.boards.models import Board, Post, Topic
from portal.core.text import markdown_to_html
from portal.operations.scale import plan
from portal.operations.scale.forum import BOARD
from tests.factories.organisations import HousingCompanyFactory


def seed(posts):
    call_command("seed_scale", posts=posts, no_index=True, verbosity=0)
    return Post.objects.filter(topic__board__slug__startswith=BOARD).count()


def test_a_second_run_adds_what_misses_and_counters_are_right(db, monkeypatch):
    HousingCompanyFactory()
    monkeypatch.setattr(plan, "LONGEST", 30)
    assert seed(60) == 60
    assert seed(60) == 60
    # The last topic of the smaller forum was cut and stays so.
    assert 100 <= seed(150) + plan.LONG <= 150 + plan.LONG
    longest = Topic.objects.order_by("-last_position").first()
    places = longest.posts.order_by("position").values_list("position", flat=True)
    assert list(places) == list(range(1, longest.last_position + 1))
    for topic in Topic.objects.all():
        assert topic.posts.count() == topic.posts_count == topic.last_position
        assert topic.posts.latest("position").created_at == topic.last_post_at
        marked = topic.posts.exclude(mark="").filter(position__gt=1).exists()
        assert topic.has_official_answer == marked
    for board in Board.objects.all():
        assert board.topics_count == board.topics.count()
    post = Post.objects.order_by("pk").last()
    assert post.html == markdown_to_html(post.text)


@pytest.mark.parametrize("posts", [0, -1, 10_000_001])
def test_odd_sizes_are_refused(db, posts):
    with pytest.raises(CommandError):
        seed(posts)


def test_a_real_forum_is_left_alone(db, settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="real forum"):
        seed(10)
