"""Looking for words on one board."""

import pytest
from django.urls import reverse

from forums.boards.actions import open_topic
from search.outbox.tasks import drain_outbox
from tests.factories.boards import BoardFactory


@pytest.fixture
def talks(board, tenant):
    other = BoardFactory()
    for place, title in ((board, "Kanarie in de hal"), (other, "Kanarie elders")):
        open_topic(board=place, author=tenant, title=title, text="Zeldzaam.")
    drain_outbox.call()


def test_a_search_finds_the_topics_of_this_board_alone(client, board, neighbour, talks):
    client.force_login(neighbour)
    address = reverse("boards:search", args=[board.slug])
    assert address in client.get(board.get_absolute_url()).content.decode()
    page = client.get(address, {"q": "kanarie"}).content.decode()
    assert "in de hal" in page
    assert "elders" not in page
    assert client.get(address).status_code == 200


def test_a_filter_in_the_address_opens_no_other_board(client, board, neighbour, talks):
    client.force_login(neighbour)
    other = BoardFactory(slug="ander")
    asked = {"q": "kanarie", "board": other.slug, "kind": "news", "page": "x"}
    page = client.get(reverse("boards:search", args=[board.slug]), asked).content.decode()
    assert "in de hal" in page
    assert "elders" not in page


def test_a_closed_board_is_searched_by_its_readers_alone(client, board, stranger, talks):
    client.force_login(stranger)
    assert client.get(reverse("boards:search", args=[board.slug]), {"q": "a"}).status_code == 404


def test_while_a_title_is_typed_what_may_answer_it_is_offered(client, board, neighbour, talks):
    client.force_login(neighbour)
    address = reverse("boards:similar", args=[board.slug])
    page = client.get(address, {"title": "Een kanarie in onze hal"}).content.decode()
    assert "Kanarie in de hal" in page
    assert client.get(address, {"title": "Ka"}).content.decode().strip() == ""


def test_what_others_ask_on_closed_boards_is_never_offered(client, board, stranger, talks):
    client.force_login(stranger)
    address = reverse("boards:similar", args=[BoardFactory().slug])
    assert "in de hal" not in client.get(address, {"title": "Kanarie hal"}).content.decode()
