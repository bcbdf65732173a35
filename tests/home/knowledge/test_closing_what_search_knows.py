"""A page that is closed, or opened again, is told to search at once."""

import pytest
from wagtail.models import PageViewRestriction

from home.knowledge.search_source import PracticeSource
from search.outbox.models import Change
from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("place", ["itself", "above"])
def test_a_practice_that_is_closed_leaves_the_search_and_comes_back(place):
    page = practice()
    closed = page if place == "itself" else page.get_parent()
    Change.objects.all().delete()
    restriction = PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.LOGIN
    )
    assert Change.objects.filter(kind="practice", object_id=page.public_id).exists()
    assert PracticeSource().document(page.public_id) is None
    Change.objects.all().delete()
    restriction.delete()
    assert Change.objects.filter(kind="practice", object_id=page.public_id).exists()
    assert PracticeSource().document(page.public_id) is not None
