"""Queries that are written once: the same rows as the ORM gives, asked anew each time."""

from datetime import timedelta

import pytest
from django.db.models import Count
from django.utils import timezone
from wagtail.models import Page

from forums.boards.models import Board, Topic
from portal.core.prepared import MOST_SHAPES, Prepared, below
from tests.factories.boards import BoardFactory, TopicFactory

pytestmark = pytest.mark.django_db

BY_SLUG = Prepared(lambda slug: Board.objects.filter(slug=slug).select_related("organisation"))


def test_objects_come_with_what_belongs_to_them(django_assert_num_queries):
    topic = TopicFactory()
    find = Prepared(lambda pk: Topic.objects.filter(pk=pk).select_related("board", "author"))
    with django_assert_num_queries(1):
        found = find.first(pk=topic.pk)
        assert found == topic
        assert found.board.slug == topic.board.slug
        assert found.author.display_name == topic.author.display_name
    assert found.created_at == topic.created_at
    assert not found._state.adding


def test_what_changed_in_the_meantime_is_seen():
    board = BoardFactory(slug="one", name_nl="Eerst")
    assert BY_SLUG.first(slug="one").name_nl == "Eerst"
    Board.objects.filter(pk=board.pk).update(name_nl="Later")
    assert BY_SLUG.first(slug="one").name_nl == "Later"
    board.delete()
    assert BY_SLUG.first(slug="one") is None


def test_fixed_values_stand_for_themselves_whatever_signs_they_have():
    odd = "100% 's? %s ''"
    BoardFactory(slug="one", name_nl=odd)
    BoardFactory(slug="two", name_nl=odd, is_demo=True)
    found = Prepared(lambda slug: Board.objects.filter(name_nl=odd, is_demo=False, slug=slug))
    assert [board.slug for board in found.all(slug="one")] == ["one"]
    assert found.all(slug="two") == []


@pytest.mark.parametrize("kind", ["values", "tuples", "named"])
def test_plain_values_are_those_of_the_orm(kind):
    def rows(slug):
        boards = Board.objects.filter(slug=slug).order_by("slug")
        names = ("pk", "slug", "changed_at", "is_demo")
        if kind == "values":
            return boards.values(*names)
        return boards.values_list(*names, named=kind == "named")

    BoardFactory(slug="one")
    found = Prepared(rows).all(slug="one")
    assert found == list(rows("one"))
    if kind == "named":
        assert found[0].slug == "one"


def test_a_list_of_values_may_have_any_length():
    for slug in ("a", "b", "c"):
        BoardFactory(slug=slug)
    listed = Prepared(lambda slugs: Board.objects.filter(slug__in=slugs).order_by("slug"))
    for wanted in (["a"], ["a", "c"], ["a", "b", "c"], []):
        assert [board.slug for board in listed.all(slugs=wanted)] == wanted
    many = [f"x{number}" for number in range(MOST_SHAPES + 3)]
    for length in range(1, len(many)):
        assert listed.all(slugs=many[:length]) == []
    assert [board.slug for board in listed.all(slugs=[*many, "b"])] == ["b"]


def test_moments_and_keys_are_bound_as_the_database_wants_them():
    topic = TopicFactory(last_post_at=timezone.now())
    since = Prepared(lambda at: Topic.objects.filter(last_post_at__gte=at))
    assert since.all(at=timezone.now() - timedelta(hours=1)) == [topic]
    assert since.all(at=timezone.now() + timedelta(hours=1)) == []
    root = Page.objects.first()
    by_key = Prepared(lambda key: Page.objects.filter(translation_key=key).values_list("pk"))
    assert by_key.first(key=root.translation_key) == (root.pk,)
    inside = Prepared(lambda first, last: Page.objects.filter(path__range=(first, last)))
    first, last = below(root.path)
    assert inside.all(first=first, last=last) == list(root.get_descendants().order_by("path"))


def test_computed_columns_come_along():
    TopicFactory()
    counted = Prepared(lambda slug: Board.objects.filter(slug=slug).annotate(n=Count("topics")))
    assert counted.first(slug=Board.objects.get().slug).n == 1


def test_hostile_values_stay_values():
    BoardFactory(slug="one")
    for typed in ("' OR 1=1 --", "%s", "\\", "one'"):
        assert BY_SLUG.first(slug=typed) is None


def test_other_names_are_refused():
    with pytest.raises(TypeError):
        BY_SLUG.first(name="one")
    with pytest.raises(TypeError):
        Prepared(lambda slug: Board.objects.filter(slug=slug).values_list("pk", flat=True)).all(
            slug="one"
        )
