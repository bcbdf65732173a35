"""A company that asks its tenants something, its council, and another company's tenant."""

import pytest

from forums.councils.models import Seat
from portal.accounts.models import Role
from tests.factories.accounts import UserFactory, staff_of, tenant_of
from tests.factories.consultations import (
    ConsultationFactory,
    CouncilFactory,
    add_question,
    seat_in,
)
from tests.factories.organisations import HousingCompanyFactory


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


@pytest.fixture
def council(company):
    return CouncilFactory(company=company)


@pytest.fixture
def consultation(company, council):
    return ConsultationFactory(company=company, council=council)


@pytest.fixture
def choice(consultation):
    return add_question(consultation, required=True)


@pytest.fixture
def tenant(company):
    return tenant_of(company, display_name="Fatima")


@pytest.fixture
def stranger(db):
    return tenant_of(HousingCompanyFactory(), display_name="Elsewhere")


@pytest.fixture
def editor(company):
    return staff_of(company, Role.COMPANY_EDITOR)


@pytest.fixture
def chair(company, council):
    user = tenant_of(company, display_name="Mariam")
    seat_in(council, user, Seat.Function.CHAIR)
    return user


@pytest.fixture
def member(company, council):
    user = tenant_of(company)
    seat_in(council, user)
    return user


@pytest.fixture
def nobody(db):
    return UserFactory()
