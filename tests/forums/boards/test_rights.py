"""Every role, every act, every kind of board: by address, by view, by feed and by search."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from forums.boards import permissions
from forums.boards.actions import open_topic
from forums.boards.models import Post
from portal.accounts.models import Role
from portal.notifications.actions import follow
from portal.notifications.models import Notice
from search.contract import Query
from search.engine import get_engine
from tests.factories.accounts import MembershipFactory, UserFactory, at_regulator, staff_of
from tests.factories.boards import BoardFactory, add_post, board_of
from tests.factories.organisations import HousingCompanyFactory

AT_REGULATOR = (Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN)
PEOPLE = ["visitor", "unverified", "elsewhere", *Role.values]
BOARDS = ["public", "open", "closed", "professional"]

# Who reads a board, and who of them writes; what is not named may not.
WORK = [role for role in Role.values if role != Role.TENANT]
READS = {
    "public": PEOPLE,
    "open": PEOPLE,
    "closed": Role.values,
    "professional": WORK,
}
TENANTS_WRITE = [role for role in Role.values if role in permissions.TENANT_BOARD_ROLES]
WRITES = {
    "public": ["elsewhere", *TENANTS_WRITE],
    "open": TENANTS_WRITE,
    "closed": TENANTS_WRITE,
    "professional": [r for r in Role.values if r in permissions.PROFESSIONAL_BOARD_ROLES],
}
MODERATES = {
    "public": [Role.REGULATOR_ADMIN],
    "open": [Role.REGULATOR_ADMIN, Role.MODERATOR],
    "closed": [Role.REGULATOR_ADMIN, Role.MODERATOR],
    "professional": [Role.REGULATOR_ADMIN],
}


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


def person(name, company):
    if name == "visitor":
        return AnonymousUser()
    if name == "unverified":
        return MembershipFactory(organisation=company).user
    if name == "elsewhere":
        return MembershipFactory(organisation=HousingCompanyFactory(), verified=True).user
    return at_regulator(name) if name in AT_REGULATOR else staff_of(company, name)


def make_board(kind, company):
    if kind == "public":
        return BoardFactory()
    if kind == "professional":
        return BoardFactory(professional=True)
    return board_of(company, closed=kind == "closed")


def enter(client, user):
    client.logout()
    if user.is_authenticated:
        client.force_login(user)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("kind", BOARDS)
def test_each_person_does_on_each_board_what_the_table_says(client, company, kind, name):
    board, user = make_board(kind, company), person(name, company)
    author = at_regulator(Role.REGULATOR_EDITOR)
    topic = open_topic(board=board, author=author, title="Kanarie", text="Zeldzaam.")
    post = add_post(topic, author=author, text="Zeldzaam antwoord.")
    reads, writes = name in READS[kind], name in WRITES[kind]
    moderates = name in MODERATES[kind]
    enter(client, user)
    args = [board.slug, topic.pk, topic.slug]
    for address in (
        board.get_absolute_url(),
        topic.get_absolute_url(),
        reverse("boards:history", args=[post.pk]),
        reverse("moderation:report", args=["post", post.pk]),
        reverse("boards:newer", args=[board.slug]) + "?since=1",
        reverse("boards:summary", args=args),
    ):
        assert client.get(address).status_code == (200 if reads else 404), address
    assert ("Kanarie" in client.get(reverse("boards:index")).content.decode()) is reads

    typed = {"text": "Ik zeg iets", "language": "nl", "title": "Ik ook"}
    before = Post.objects.count()
    client.post(reverse("boards:reply", args=args), typed)
    client.post(reverse("boards:topic_create", args=[board.slug]), typed | {"text": "Nog iets"})
    assert Post.objects.count() - before == (2 if writes else 0)
    client.post(reverse("boards:thank", args=[post.pk]), {"said": "thanks on"})
    post.refresh_from_db()
    assert post.thanks_count == (1 if writes else 0)

    client.post(reverse("boards:topic_pin", args=args), {"on": "1"})
    client.post(reverse("boards:arrange", args=args), {"act": "rename", "title": "Veranderd"})
    topic.refresh_from_db()
    assert (topic.is_pinned, topic.title == "Veranderd") == (moderates, moderates)
    client.post(reverse("boards:post_hide", args=[post.pk]), {"reason": "Een reden"})
    post.refresh_from_db()
    assert (post.state == "hidden") is moderates


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("kind", ["closed", "professional"])
def test_no_feed_no_search_and_no_notice_tells_of_a_closed_board(
    client, company, kind, name, django_capture_on_commit_callbacks
):
    board, user = make_board(kind, company), person(name, company)
    if user.is_authenticated:
        follow(user=user, about=board.about)
    author = at_regulator(Role.REGULATOR_ADMIN)
    with django_capture_on_commit_callbacks(execute=True):
        open_topic(board=board, author=author, title="Zeldzaamheid", text="Kanarievogel.")
    reads = name in READS[kind]
    from portal.accounts.audiences import audiences
    from search.outbox.tasks import drain_outbox

    drain_outbox.call()
    found = get_engine().search(Query(text="Kanarievogel", audiences=audiences(user)))
    assert bool(found.hits) is reads
    if user.is_authenticated:
        assert Notice.objects.visible_to(user).filter(user=user).exists() is reads
    enter(client, user)
    assert client.get(reverse("boards:feed", args=[board.slug])).status_code == 404


def test_a_person_exists_for_who_can_read_their_words(client, company):
    board = board_of(company)
    author = staff_of(company, Role.TENANT)
    open_topic(board=board, author=author, title="a", text="b")
    reader, other = person(Role.TENANT, company), person("elsewhere", company)
    address = reverse("boards:person", args=[author.pk])
    enter(client, other)
    assert client.get(address).status_code == 404
    enter(client, reader)
    page = client.get(address).content.decode()
    assert company.name not in page.split("<main")[1]
    assert author.email not in page
    client.post(reverse("boards:ignore", args=[author.pk]), {"on": "1"})
    assert reader.people_ignored.get().other == author
    assert client.get(reverse("boards:person", args=[UserFactory().pk])).status_code == 404
