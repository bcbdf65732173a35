"""Who sees which board and topic, in pages, feeds, search and by guessed address."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.boards import newest
from forums.boards.actions import hide_post
from forums.boards.search_source import topic_source
from portal.core.preferences import Preferences
from tests.factories.accounts import UserFactory
from tests.factories.boards import BoardFactory, TopicFactory, add_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(board, tenant):
    topic = TopicFactory(board=board, author=tenant, title="Kanariewoord")
    add_post(topic)
    return topic


def addresses(topic):
    board, post = topic.board, topic.posts.first()
    args = [board.slug, topic.pk, topic.slug]
    return [
        board.get_absolute_url(),
        topic.get_absolute_url(),
        post.get_absolute_url(),
        reverse("boards:history", args=[post.pk]),
        reverse("boards:feed", args=[board.slug]),
        reverse("boards:topic_create", args=[board.slug]),
        reverse("boards:reply", args=args),
        reverse("boards:post_edit", args=[post.pk]),
        reverse("boards:post_delete", args=[post.pk]),
        reverse("boards:post_hide", args=[post.pk]),
    ]


def test_a_tenant_of_another_company_finds_nothing_by_address(client, topic, stranger):
    client.force_login(stranger)
    assert {client.get(address).status_code for address in addresses(topic)} == {404}


def test_a_visitor_finds_nothing_by_address(client, topic):
    answers = [client.get(address) for address in addresses(topic)]
    assert {answer.status_code for answer in answers} <= {302, 404}
    assert all("Kanariewoord" not in answer.content.decode() for answer in answers)


def test_posting_by_a_guessed_address_is_refused(client, topic, stranger):
    client.force_login(stranger)
    args = [topic.board.slug, topic.pk, topic.slug]
    posts = topic.posts.count()
    for name in ("reply", "topic_pin", "topic_close"):
        answer = client.post(reverse(f"boards:{name}", args=args), {"text": "x", "on": "1"})
        assert answer.status_code == 404
    assert topic.posts.count() == posts


def test_the_index_shows_each_person_their_own_boards(client, board, open_board, tenant, stranger):
    index = reverse("boards:index")
    client.force_login(tenant)
    assert board.name in client.get(index).content.decode()
    client.force_login(stranger)
    page = client.get(index).content.decode()
    assert board.name not in page
    assert open_board.name in page


def test_a_topic_under_another_boards_address_is_shown_on_its_own(
    client, topic, open_board, tenant
):
    address = reverse("boards:topic", args=[open_board.slug, topic.pk, topic.slug])
    assert client.get(address).status_code == 404
    client.force_login(tenant)
    assert client.get(address).url == topic.get_absolute_url()


def test_a_hidden_message_shows_its_reason_and_not_its_text(client, tenant, moderator):
    topic = TopicFactory(board=BoardFactory())
    post = add_post(topic, text="Geheim")
    hide_post(post=post, moderator=moderator, reason="Er staat een naam in")
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "Er staat een naam in" in page
    assert "Geheim" not in page


def test_hiding_the_opening_message_takes_the_topic_out_of_every_list(
    client, open_board, moderator
):
    topic = TopicFactory(board=open_board, title="Kanariewoord")
    hide_post(post=topic.posts.get(), moderator=moderator, reason="Reden")
    exits = [
        open_board.get_absolute_url(),
        reverse("boards:index"),
        reverse("boards:feed", args=[open_board.slug]),
        topic.get_absolute_url(),
    ]
    for address in exits:
        assert "Kanariewoord" not in client.get(address).content.decode()
    assert topic_source.document(str(topic.pk)) is None


def test_a_search_document_carries_the_boards_audience_and_visible_messages_only(
    topic, moderator, company
):
    post = add_post(topic, text="Verborgenwoord")
    hide_post(post=post, moderator=moderator, reason="Reden")
    document = topic_source.document(str(topic.pk))
    assert document.audience == company.audience
    assert "Verborgenwoord" not in document.texts["nl"].body
    assert document.texts["nl"].url.startswith("/nl/forum/")


def test_the_link_of_a_message_leads_to_its_page(client, open_board):
    topic = TopicFactory(board=open_board)
    post = [add_post(topic) for _ in range(25)][-1]
    answer = client.get(post.get_absolute_url())
    assert answer.url == f"{topic.get_absolute_url()}?page=2#bericht-{post.pk}"
    assert f'id="bericht-{post.pk}"' in client.get(answer.url).content.decode()


def test_an_old_title_in_the_address_leads_to_the_topic(client, open_board):
    topic = TopicFactory(board=open_board)
    address = reverse("boards:topic", args=[open_board.slug, topic.pk, "oud"])
    assert client.get(address).url == topic.get_absolute_url()


@pytest.mark.parametrize("key", ["0", "-1", "x", "9" * 30, "\x00", "1e5", "²"])
def test_any_page_number_gives_a_page(client, open_board, key):
    topic = TopicFactory(board=open_board)
    for address in (topic.get_absolute_url(), open_board.get_absolute_url()):
        assert client.get(address, {"page": key}).status_code == 200


def test_a_number_that_no_database_has_is_not_found(client, open_board):
    assert client.get(f"/nl/forum/bericht/{'9' * 25}/").status_code == 404
    assert client.get(f"/nl/forum/{open_board.slug}/{'9' * 25}-x/").status_code == 404


def test_pages_of_a_board_follow_each_other_without_gaps(client, open_board):
    topics = TopicFactory.create_batch(45, board=open_board)
    seen, address = set(), open_board.get_absolute_url()
    while address:
        answer = client.get(address)
        page = answer.context["page"] if answer.context else None
        text = answer.content.decode()
        seen |= {topic.pk for topic in topics if f"/{topic.pk}-{topic.slug}/" in text}
        following = text.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
        address = open_board.get_absolute_url() + following if 'rel="next"' in text else ""
        assert page is None or len(page.items) <= 20
    assert seen == {topic.pk for topic in topics}


@pytest.mark.parametrize("rows", [5, 50])
def test_a_visitors_pages_cost_the_same_for_few_and_many(
    client, open_board, rows, django_assert_max_num_queries
):
    topic = TopicFactory(board=open_board)
    TopicFactory.create_batch(rows, board=open_board)
    for _ in range(rows):
        add_post(topic, author=UserFactory())
    client.get(reverse("boards:index"))  # menus and settings are kept by the process
    index = reverse("boards:index")
    for address in (index, open_board.get_absolute_url(), topic.get_absolute_url()):
        with django_assert_max_num_queries(6):
            answer = client.get(address)
        assert not answer.cookies
        assert b"csrfmiddlewaretoken" not in answer.content


@pytest.mark.parametrize("rows", [5, 50])
def test_a_tenants_pages_cost_the_same_for_few_and_many(
    client, board, tenant, rows, django_assert_max_num_queries
):
    topic = TopicFactory(board=board)
    TopicFactory.create_batch(rows, board=board)
    for _ in range(rows):
        add_post(topic, author=UserFactory())
    client.force_login(tenant)
    Preferences.load()
    client.get(reverse("boards:index"))
    index = reverse("boards:index")
    for address in (index, board.get_absolute_url(), topic.get_absolute_url()):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_the_newest_of_a_quiet_board_is_found_behind_a_busy_one(
    board, open_board, tenant, stranger, monkeypatch
):
    monkeypatch.setattr(newest, "LAST_ANYWHERE", 3)
    busy = BoardFactory(audience="company-999999")
    now = timezone.now()

    def topic_at(place, minutes, **fields):
        return TopicFactory(board=place, last_post_at=now - timedelta(minutes=minutes), **fields)

    for minutes in range(5):
        topic_at(busy, minutes)
    mine = [topic_at(board, minutes, is_pinned=minutes % 2 == 0) for minutes in range(30, 37)]
    public = topic_at(open_board, 33.5)
    topic_at(board, 20, is_hidden=True)
    found = [row["title"] for row in newest.latest_topics(tenant)]
    assert found == [topic.title for topic in (*mine[:4], public)]
    assert [row["title"] for row in newest.latest_topics(stranger)] == [public.title]
    assert [row["title"] for row in newest.latest_topics()] == [public.title]
