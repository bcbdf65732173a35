"""Boards to join and leave, how much one hears of them, their own rules, and what others see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.boards import actions, holding
from forums.boards.models import Board, Joined, Post, Topic
from forums.boards.permissions import can_moderate, edit_window
from forums.boards.tasks import close_quiet_topics_now
from portal.accounts.audiences import audiences, forget_rights
from portal.accounts.models import Membership, Role
from portal.moderation.actions import file_report
from portal.moderation.permissions import can_judge, cases_of
from portal.moderation.subjects import find_subject
from portal.notifications.models import Notice
from portal.taxonomy.models import Theme
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.boards import BoardFactory, TopicFactory, add_post, board_of
from tests.factories.organisations import HousingCompanyFactory, SiteFactory


def test_a_joined_board_stands_on_top_until_one_leaves(client, board, tenant):
    client.force_login(tenant)
    address, index = reverse("boards:join", args=[board.slug]), reverse("boards:index")
    for _time in range(2):
        assert client.post(address, {"level": "mine"}).status_code == 302
    assert 'id="mine"' in client.get(index).content.decode()
    assert "Stop met dit forum" in client.get(board.get_absolute_url()).content.decode()
    client.post(address, {"level": "leave"})
    assert 'id="mine"' not in client.get(index).content.decode()
    assert not Joined.objects.exists()


def test_a_closed_board_cannot_be_joined_by_others(client, board, stranger):
    client.force_login(stranger)
    address = reverse("boards:join", args=[board.slug])
    assert client.post(address, {"level": "all"}).status_code == 404
    client.logout()
    assert client.post(address, {"level": "all"}).status_code == 302
    assert not Joined.objects.exists()


@pytest.mark.parametrize("level", ["", "everything", "\x00"])
def test_other_levels_are_refused(client, board, tenant, level):
    client.force_login(tenant)
    answer = client.post(reverse("boards:join", args=[board.slug]), {"level": level})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("level", "topics", "answers"), [("all", 1, 1), ("mine", 0, 1), ("none", 0, 0)]
)
def test_the_level_of_a_board_says_what_one_hears(
    board, tenant, neighbour, level, topics, answers, django_capture_on_commit_callbacks
):
    actions.join(board=board, user=tenant, level=level)
    with django_capture_on_commit_callbacks(execute=True):
        topic = actions.open_topic(board=board, author=neighbour, title="Lift", text="Stil.")
        mine = actions.reply(topic=topic, author=tenant, text="Hier ook.")
        actions.choose_level(topic=topic, user=tenant, level="mine")
        told = Notice.objects.filter(user=tenant)
        assert told.filter(event__event="topic").count() == 0
    assert Notice.objects.filter(user=tenant, event__event="topic").count() == topics
    with django_capture_on_commit_callbacks(execute=True):
        actions.reply(topic=topic, author=neighbour, text="Dank u.", reply_to=mine.pk)
    assert Notice.objects.filter(user=tenant, event__event="answered").count() == answers


def test_who_wants_nothing_of_a_board_does_not_follow_by_writing(board, tenant, neighbour):
    actions.join(board=board, user=tenant, level="none")
    topic = actions.open_topic(board=board, author=tenant, title="Lift", text="Stil.")
    assert not tenant.subscriptions.filter(about=topic.about).exists()


def test_whom_one_ignores_cannot_call_one_in(
    board, tenant, neighbour, django_capture_on_commit_callbacks
):
    topic = actions.open_topic(board=board, author=tenant, title="Lift", text="Stil.")
    actions.choose_level(topic=topic, user=tenant, level="mine")
    actions.ignore(user=tenant, other=neighbour)
    with django_capture_on_commit_callbacks(execute=True):
        actions.reply(topic=topic, author=neighbour, text=f"@{tenant.display_name}!")
    assert not Notice.objects.filter(user=tenant).exists()


def test_a_board_has_its_own_numbers_and_rules(client, board, tenant, open_board):
    Board.objects.filter(pk=board.pk).update(edit_minutes=5, guidelines_nl="- Geen namen.\nKort.")
    board.refresh_from_db()
    assert edit_window(board) == timedelta(minutes=5)
    assert edit_window(open_board) == timedelta(minutes=30)
    client.force_login(tenant)
    page = client.get(board.get_absolute_url()).content.decode()
    assert "Geen namen." in page
    assert "Geen namen." not in client.get(open_board.get_absolute_url()).content.decode()


@pytest.mark.new_people
def test_a_board_says_how_many_first_messages_are_read(board, open_board, tenant):
    board.first_posts = 0
    assert not holding.is_new(tenant, board)
    assert holding.is_new(tenant, open_board)


def test_a_board_closes_quiet_topics_at_its_own_age(board, open_board):
    old = timezone.now() - timedelta(days=100)
    for place in (board, open_board):
        TopicFactory(board=place, last_post_at=old)
    Board.objects.filter(pk=board.pk).update(closing_months=2)
    assert close_quiet_topics_now() == 1
    assert Topic.objects.get(board=board).is_closed
    Board.objects.filter(pk=board.pk).update(closing_months=0)
    Topic.objects.update(is_closed=False, last_post_at=old - timedelta(days=400))
    assert close_quiet_topics_now() == 1
    assert not Topic.objects.get(board=board).is_closed


def test_a_board_hides_after_its_own_number_of_reports(board, tenant, neighbour):
    Board.objects.filter(pk=board.pk).update(reports_to_hide=1)
    post = TopicFactory(board=board, author=tenant).posts.get()
    subject = find_subject("post", str(post.pk))
    file_report(subject=subject, reporter=neighbour, reason="unfriendly")
    post.refresh_from_db()
    assert post.state == "hidden"


def test_a_topic_carries_the_subjects_that_its_board_offers(client, board, tenant, neighbour):
    lift = Theme.objects.create(code="lift", name_nl="Lift", name_fr="Ascenseur")
    other = Theme.objects.create(code="garden", name_nl="Tuin", name_fr="Jardin")
    board.themes.add(lift)
    client.force_login(tenant)
    address = reverse("boards:topic_create", args=[board.slug])
    typed = {"title": "Stil", "text": "Al drie dagen.", "language": "nl"}
    refused = client.post(address, typed | {"themes": [other.pk]})
    assert refused.status_code == 200
    assert not Topic.objects.exists()
    client.post(address, typed | {"themes": [lift.pk]})
    topic = Topic.objects.get()
    assert list(topic.themes.all()) == [lift]
    TopicFactory(board=board, title="Anders")
    page = client.get(board.get_absolute_url(), {"theme": "lift"}).content.decode()
    assert "Stil" in page
    assert "Anders" not in page
    assert "theme=lift" in client.get(topic.get_absolute_url()).content.decode()
    assert "Anders" in client.get(board.get_absolute_url(), {"theme": "garden"}).content.decode()


def test_others_see_the_company_of_who_wants_it(client, company, board, tenant, neighbour):
    actions.open_topic(board=board, author=tenant, title="Lift", text="Stil.")
    address = reverse("boards:person", args=[tenant.pk])

    def seen_by(user):
        client.force_login(user)
        return company.name in client.get(address).content.decode().split("<h1")[1].split("</h")[1]

    client.force_login(neighbour)
    assert company.name not in client.get(address).content.decode().split("<main")[1]
    client.force_login(tenant)
    client.post(reverse("boards:show_company"), {"on": "1"})
    client.force_login(neighbour)
    assert company.name in client.get(address).content.decode().split("<main")[1]
    client.force_login(tenant)
    client.post(reverse("boards:show_company"), {})
    client.force_login(neighbour)
    assert company.name not in client.get(address).content.decode().split("<main")[1]


def test_a_board_of_a_site_is_its_tenants_and_its_company_s(company):
    site = SiteFactory(company=company)
    board = BoardFactory(audience=f"site-{site.pk}", posting_audience=f"site-{site.pk}")
    here, there = tenant_of(company), tenant_of(company)
    Membership.objects.filter(user=here).update(site=site)
    forget_rights(here)
    reads = lambda user: board.audience in audiences(user)  # noqa: E731
    assert reads(here)
    assert not reads(there)
    assert reads(staff_of(company, Role.SOCIAL_WORKER))
    assert not reads(staff_of(HousingCompanyFactory(), Role.SOCIAL_WORKER))
    assert reads(at_regulator(Role.REGULATOR_EDITOR))
    assert not reads(at_regulator(Role.PRACTICE_REVIEWER))


def test_a_moderator_who_is_named_on_a_board_moderates_that_one_alone(company, tenant, neighbour):
    first, second = board_of(company, slug="een"), board_of(company, slug="twee")
    moderator = staff_of(company, Role.MODERATOR)
    assert can_moderate(moderator, first)
    assert can_moderate(moderator, second)
    first.moderators.add(moderator)
    del moderator._moderated_scopes
    assert can_moderate(moderator, first)
    assert not can_moderate(moderator, second)
    cases = []
    for board in (first, second):
        post = TopicFactory(board=board, author=tenant).posts.get()
        subject = find_subject("post", str(post.pk))
        cases.append(file_report(subject=subject, reporter=neighbour, reason="spam").case)
    assert list(cases_of(moderator)) == [cases[0]]
    assert not can_judge(moderator, cases[1])


def test_a_case_goes_along_when_its_topic_moves(company, tenant, neighbour, moderator):
    first, second = board_of(company, slug="een"), board_of(HousingCompanyFactory(), slug="twee")
    topic = TopicFactory(board=first, author=tenant)
    subject = find_subject("post", str(topic.posts.get().pk))
    case = file_report(subject=subject, reporter=neighbour, reason="spam").case
    actions.move_topic(topic=topic, board=second, moderator=moderator)
    case.refresh_from_db()
    assert (case.audience, case.scope) == (second.audience, second.scope)
    assert not can_judge(staff_of(company, Role.MODERATOR), case)


def test_a_reply_shows_what_it_answers_but_nothing_hidden(client, board, tenant, neighbour):
    topic = TopicFactory(board=board, author=tenant)
    first = add_post(topic, text="Om zeven uur in de hal.")
    add_post(topic, text="Ik kom.", author=neighbour, reply_to=first)
    client.force_login(neighbour)
    seen = 'dir="auto">Om zeven uur in de hal.</blockquote>'
    assert seen in client.get(topic.get_absolute_url()).content.decode()
    Post.objects.filter(pk=first.pk).update(state="hidden", state_reason="x")
    assert seen not in client.get(topic.get_absolute_url()).content.decode()
