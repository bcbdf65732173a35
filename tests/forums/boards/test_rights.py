"""Every role, every act, every kind of board: by address, by view, by feed and by search."""

from random import choices
from string import ascii_lowercase

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from forums.boards import permissions
from forums.boards.actions import open_topic
from forums.boards.models import Joined, Post
from forums.councils.models import AdvisoryCouncil
from portal.accounts.models import Membership, Role, User
from portal.notifications.actions import follow
from portal.notifications.models import Notice
from search.contract import Query
from search.engine import get_engine
from tests.factories.accounts import MembershipFactory, UserFactory, at_regulator, staff_of
from tests.factories.boards import BoardFactory, TopicFactory, add_post, board_of
from tests.factories.consultations import CouncilFactory, seat_in
from tests.factories.organisations import HousingCompanyFactory, SiteFactory

AT_REGULATOR = (Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN)
# A tenant who lives on the site that has a board, and one who sits in the council.
NEAR = ["onsite", "councillor"]
PEOPLE = ["visitor", "unverified", "elsewhere", *NEAR, *Role.values]
# One of each that differs in what it reads.
SOME = ["visitor", "elsewhere", *NEAR, Role.TENANT, Role.SOCIAL_WORKER, Role.REGULATOR_ADMIN]
BOARDS = ["public", "open", "closed", "site", "council", "professional"]

# Who reads a board, and who of them writes; what is not named may not.
WORK = [role for role in Role.values if role != Role.TENANT]
READS = {
    "public": PEOPLE,
    "open": PEOPLE,
    "closed": [*NEAR, *Role.values],
    "site": ["onsite", *WORK],
    "council": ["councillor"],
    "professional": WORK,
}
STAFF_WRITE = [role for role in WORK if role in permissions.TENANT_BOARD_ROLES]
TENANTS_WRITE = [*NEAR, Role.TENANT, *STAFF_WRITE]
WRITES = {
    "public": ["elsewhere", *TENANTS_WRITE],
    "open": TENANTS_WRITE,
    "closed": TENANTS_WRITE,
    "site": ["onsite", *STAFF_WRITE],
    "council": ["councillor"],
    "professional": [r for r in Role.values if r in permissions.PROFESSIONAL_BOARD_ROLES],
}
MODERATES = {
    "public": [Role.REGULATOR_ADMIN],
    "site": [Role.REGULATOR_ADMIN, Role.MODERATOR],
    "council": [],
    "open": [Role.REGULATOR_ADMIN, Role.MODERATOR],
    "closed": [Role.REGULATOR_ADMIN, Role.MODERATOR],
    "professional": [Role.REGULATOR_ADMIN],
}


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


def council_of(company):
    return AdvisoryCouncil.objects.filter(slug="raad").first() or CouncilFactory(
        company=company, slug="raad"
    )


def person(name, company):
    if name == "visitor":
        return AnonymousUser()
    if name == "unverified":
        return MembershipFactory(organisation=company).user
    if name in NEAR:
        user = staff_of(company, Role.TENANT)
        if name == "councillor":
            seat_in(council_of(company), user)
        else:
            Membership.objects.filter(user=user).update(site=SiteFactory(company=company, code="a"))
        return User.objects.get(pk=user.pk)
    if name == "elsewhere":
        return MembershipFactory(organisation=HousingCompanyFactory(), verified=True).user
    return at_regulator(name) if name in AT_REGULATOR else staff_of(company, name)


def make_board(kind, company):
    if kind == "public":
        return BoardFactory()
    if kind == "professional":
        return BoardFactory(professional=True)
    if kind == "site":
        readers = f"site-{SiteFactory(company=company, code='a').pk}"
        return BoardFactory(audience=readers, posting_audience=readers, organisation=company)
    if kind == "council":
        readers = f"council-{council_of(company).pk}"
        group = {"kind": "group", "audience": readers, "posting_audience": readers}
        return BoardFactory(organisation=company, **group)
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
    topic = TopicFactory(board=board, author=author, title="Kanarie")
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

    _only_by_who_may(client, board, topic, post, reads)
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


def _only_by_who_may(client, board, topic, post, reads):
    """Words of others stay as they are for everybody, whatever address is guessed."""
    said = post.text
    for act, typed in (("post_edit", {"text": "x", "language": "nl"}), ("post_delete", {})):
        assert client.post(reverse(f"boards:{act}", args=[post.pk]), typed).status_code != 200
    client.post(reverse("boards:undo", args=[post.pk]))
    client.post(reverse("boards:accept", args=[post.pk]), {"on": "1"})
    answer = client.post(reverse("boards:join", args=[board.slug]), {"level": "mine"})
    who = client.session.get("_auth_user_id")
    assert answer.status_code == (302 if reads or who is None else 404)
    assert Joined.objects.filter(board=board).exists() is bool(reads and who)
    post.refresh_from_db()
    assert (post.text, post.state) == (said, "visible")


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("kind", ["closed", "professional", "site", "council"])
def test_no_feed_no_search_and_no_notice_tells_of_a_closed_board(
    client, company, kind, name, django_capture_on_commit_callbacks
):
    board, user = make_board(kind, company), person(name, company)
    # On a server the index may still hold topics of other tests, with words of their own.
    rare = "kanarie" + "".join(choices(ascii_lowercase, k=9))
    if user.is_authenticated:
        follow(user=user, about=board.about)
    author = at_regulator(Role.REGULATOR_ADMIN)
    with django_capture_on_commit_callbacks(execute=True):
        if kind == "council":
            author = person("councillor", company)
        opened = open_topic(board=board, author=author, title=rare, text="Een vogel.")
    reads = name in READS[kind]
    from portal.accounts.audiences import audiences
    from search.outbox.tasks import drain_outbox
    from search.sources import make_key

    drain_outbox.call()
    found = get_engine().search(Query(text=rare, audiences=audiences(user)))
    own = make_key("topic", str(opened.pk))
    assert (own in {hit.key for hit in found.hits}) is reads
    if user.is_authenticated:
        assert Notice.objects.visible_to(user).filter(user=user).exists() is reads
    enter(client, user)
    assert client.get(reverse("boards:feed", args=[board.slug])).status_code == 404
    # By the programming interface nobody reads more than everybody does, logged in or not.
    assert client.get("/api/v1/search", {"q": rare}).json()["total"] == 0
    for address in ("search", "boards:index"):
        page = client.get(reverse(address), {"q": rare}).content.decode()
        assert (opened.get_absolute_url() in page) is reads
    offered = client.get(
        reverse("boards:similar", args=[BoardFactory().slug]), {"title": f"{rare} hier"}
    )
    is_offered = opened.get_absolute_url() in offered.content.decode()
    assert is_offered is (reads and user.is_authenticated)


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
