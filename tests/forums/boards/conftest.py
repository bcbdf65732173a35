"""A company with a closed board, its people, and another company's tenant."""

import pytest

from portal.accounts.models import Role
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.boards import BoardFactory, board_of
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


@pytest.fixture
def board(company):
    return board_of(company)


@pytest.fixture
def open_board(db):
    return BoardFactory()


@pytest.fixture
def tenant(company):
    return tenant_of(company, display_name="Fatima")


@pytest.fixture
def neighbour(company):
    return tenant_of(company, display_name="Jan", language="fr")


@pytest.fixture
def stranger(db):
    return tenant_of(HousingCompanyFactory(), display_name="Elsewhere")


@pytest.fixture
def moderator(db):
    return at_regulator(Role.MODERATOR)


@pytest.fixture
def editor(company):
    return staff_of(company, Role.COMPANY_EDITOR)
