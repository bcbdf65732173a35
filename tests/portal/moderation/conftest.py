"""A company with a board, its people, and moderators of the company and of the regulator."""

import pytest

from forums.boards.actions import open_topic, reply
from forums.boards.moderated import subject_of
from portal.accounts.models import Role
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.boards import board_of
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


@pytest.fixture
def board(company):
    return board_of(company, closed=False)


@pytest.fixture
def author(company):
    return tenant_of(company, display_name="Rita")


@pytest.fixture
def neighbours(company):
    return [tenant_of(company) for _number in range(4)]


@pytest.fixture
def moderator(company):
    return staff_of(company, Role.MODERATOR, display_name="Moderator Mo")


@pytest.fixture
def second_moderator(db):
    return at_regulator(Role.MODERATOR)


@pytest.fixture
def foreign_moderator(db):
    return staff_of(HousingCompanyFactory(), Role.MODERATOR)


@pytest.fixture
def post(board, author, neighbours):
    topic = open_topic(board=board, author=neighbours[3], title="De lift", text="Hij staat stil.")
    return reply(topic=topic, author=author, text="Jij bent een ezel.")


@pytest.fixture
def subject(post):
    return subject_of(post)
