"""A council in office with its people, a tenant, and somebody of another company."""

import pytest

from forums.councils.models import Seat
from portal.accounts.models import Role
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.consultations import CouncilFactory, seat_in
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture
def council(db):
    return CouncilFactory(name_nl="Raad van de Linde", name_fr="Conseil du Tilleul")


@pytest.fixture
def tenant(council):
    return tenant_of(council.company, display_name="Fatima")


@pytest.fixture
def stranger(db):
    return tenant_of(HousingCompanyFactory())


@pytest.fixture
def editor(council):
    return staff_of(council.company, Role.COMPANY_EDITOR)


@pytest.fixture
def moderator(council):
    return staff_of(council.company, Role.MODERATOR)


@pytest.fixture
def regulator(db):
    return at_regulator(Role.REGULATOR_ADMIN)


@pytest.fixture
def superuser(db):
    return UserFactory(is_superuser=True)


@pytest.fixture
def chair(council):
    user = tenant_of(council.company, display_name="Mariam")
    seat_in(council, user, Seat.Function.CHAIR)
    return user


@pytest.fixture
def member(council):
    user = tenant_of(council.company, display_name="Jan")
    seat_in(council, user)
    return user
