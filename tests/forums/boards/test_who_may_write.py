"""The matrix of roles and boards."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from forums.boards.actions import open_topic, reply
from forums.boards.permissions import can_moderate, can_post, posting_problem
from portal.accounts.models import Membership, Role
from tests.factories.accounts import (
    MembershipFactory,
    UserFactory,
    at_regulator,
    staff_of,
    tenant_of,
)
from tests.factories.boards import BoardFactory, TopicFactory
from tests.factories.organisations import HousingCompanyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

ON_TENANT_BOARD = {
    Role.TENANT: True,
    Role.COMPANY_EDITOR: True,
    Role.COUNTER_STAFF: False,
    Role.SOCIAL_WORKER: True,
    Role.PSC_WORKER: True,
    Role.PROFESSIONAL: False,
    Role.PRACTICE_REVIEWER: False,
    Role.MODERATOR: True,
    Role.SCOPED_ADMIN: False,
}
ON_PROFESSIONAL_BOARD = {
    Role.TENANT: False,
    Role.COMPANY_EDITOR: True,
    Role.COUNTER_STAFF: False,
    Role.SOCIAL_WORKER: True,
    Role.PSC_WORKER: True,
    Role.PROFESSIONAL: True,
    Role.PRACTICE_REVIEWER: True,
    Role.MODERATOR: True,
    Role.SCOPED_ADMIN: True,
}


@pytest.mark.parametrize(("role", "expected"), ON_TENANT_BOARD.items())
def test_a_role_of_the_company_writes_on_its_board_as_the_table_says(
    company, board, role, expected
):
    assert can_post(staff_of(company, role), board) is expected


@pytest.mark.parametrize("role", ON_TENANT_BOARD)
def test_no_role_of_another_company_writes_on_a_companys_board(board, role):
    assert not can_post(staff_of(HousingCompanyFactory(), role), board)


@pytest.mark.parametrize(("role", "expected"), ON_PROFESSIONAL_BOARD.items())
def test_a_role_writes_on_the_professionals_board_as_the_table_says(company, role, expected):
    board = BoardFactory(professional=True)
    assert can_post(staff_of(company, role), board) is expected


@pytest.mark.parametrize("role", [Role.REGULATOR_EDITOR, Role.REGULATOR_ADMIN, Role.MODERATOR])
def test_the_regulators_people_write_on_every_companys_board(board, role):
    assert can_post(at_regulator(role), board)


@pytest.mark.parametrize("state", [s for s in Membership.State if s != "verified"])
def test_a_tenant_who_is_not_confirmed_reads_open_boards_and_cannot_post(open_board, state):
    user = UserFactory()
    MembershipFactory(user=user, state=state)
    with pytest.raises(PermissionDenied, match="bevestigen"):
        open_topic(board=open_board, author=user, title="Vraag", text="Tekst")


def test_a_tenancy_that_is_over_gives_no_right_to_write(company, board):
    user = UserFactory()
    MembershipFactory(user=user, organisation=company, over=True)
    assert not can_post(user, board)


def test_a_visitor_is_asked_to_log_in(open_board):
    assert posting_problem(AnonymousUser(), open_board) == "Log in om hier te schrijven."


def test_counter_staff_here_who_are_tenants_elsewhere_do_not_write_here(company, board):
    user = staff_of(company, Role.COUNTER_STAFF)
    MembershipFactory(user=user, organisation=HousingCompanyFactory(), verified=True)
    assert not can_post(user, board)


def test_a_reply_to_a_closed_topic_is_refused(board, tenant):
    topic = TopicFactory(board=board, author=tenant, is_closed=True)
    with pytest.raises(PermissionDenied):
        reply(topic=topic, author=tenant, text="Nog iets")


def test_a_topic_closed_while_somebody_wrote_refuses_the_reply(board, tenant):
    topic = TopicFactory(board=board, author=tenant)
    type(topic).objects.filter(pk=topic.pk).update(is_closed=True)
    with pytest.raises(PermissionDenied):
        reply(topic=topic, author=tenant, text="Nog iets")


def test_a_company_moderator_moderates_only_the_own_company(company, board):
    other = HousingCompanyFactory()
    assert can_moderate(staff_of(company, Role.MODERATOR), board)
    assert not can_moderate(staff_of(other, Role.MODERATOR), board)
    assert not can_moderate(staff_of(company, Role.COMPANY_EDITOR), board)


def test_a_company_moderator_does_not_moderate_a_board_of_everybody(company, open_board):
    assert not can_moderate(staff_of(company, Role.MODERATOR), open_board)
    assert can_moderate(at_regulator(Role.MODERATOR), open_board)


@pytest.mark.parametrize(
    ("role", "mark"),
    [
        (Role.TENANT, ""),
        (Role.COMPANY_EDITOR, "staff"),
        (Role.SOCIAL_WORKER, "staff"),
        (Role.MODERATOR, ""),
    ],
)
def test_the_mark_of_a_message_comes_from_the_role(company, board, role, mark):
    author = staff_of(company, role)
    topic = open_topic(board=board, author=author, title="Vraag", text="Tekst")
    assert topic.posts.get().mark == mark


def test_a_regulators_editor_answers_with_the_official_mark(board, tenant):
    topic = open_topic(board=board, author=tenant, title="Vraag", text="Tekst")
    post = reply(topic=topic, author=at_regulator(), text="Antwoord")
    topic.refresh_from_db()
    assert (post.mark, topic.has_official_answer) == ("official", True)


def test_an_association_member_is_no_tenant(open_board):
    assert not can_post(staff_of(OrganisationFactory(), Role.PROFESSIONAL), open_board)
    assert can_post(tenant_of(HousingCompanyFactory()), open_board)
