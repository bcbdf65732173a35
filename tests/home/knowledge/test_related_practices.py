import pytest
from django.core.management import call_command
from wagtail.models import PageViewRestriction

from tests.factories.practices import practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def soup(homes):
    """Three practices that are about the same, in the index."""
    pages = [practice(languages=("nl", "fr")) for _ in range(3)]
    call_command("rebuild_index", verbosity=0)
    return pages


def test_a_practice_names_others_about_the_same_again_and_again(client, soup):
    first, second, third = soup
    for _ in range(2):
        html = client.get(first.url).text.partition('id="related"')[2]
        assert second.title in html
        assert third.title in html


@pytest.mark.parametrize("way", ["unpublished", "closed"])
def test_what_may_no_longer_be_read_is_not_named_any_more(client, soup, way):
    first, second, third = soup
    client.get(first.url)
    if way == "unpublished":
        second.unpublish()
    else:
        PageViewRestriction.objects.create(page=second, restriction_type="login")
    html = client.get(first.url).text.partition('id="related"')[2]
    assert second.title not in html
    assert third.title in html
