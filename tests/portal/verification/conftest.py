"""What the tests of becoming somebody share."""

import pytest
from django.core.cache import cache

from portal.accounts.models import Role
from tests.factories.accounts import staff_of
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    """No test counts the tries of another."""
    cache.clear()


@pytest.fixture
def company():
    return HousingCompanyFactory(code="linde", name_nl="De Linde", name_fr="Le Tilleul")


@pytest.fixture
def staff(company):
    return staff_of(company, Role.COUNTER_STAFF)


@pytest.fixture
def admin(company):
    return staff_of(company, Role.SCOPED_ADMIN)
