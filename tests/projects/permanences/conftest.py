import pytest

from portal.accounts.models import Role
from tests.factories.accounts import staff_of
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


@pytest.fixture
def worker(company):
    return staff_of(company, Role.SOCIAL_WORKER)
