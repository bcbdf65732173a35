"""Whom a person belongs to."""

import pytest
from django.db import IntegrityError, transaction

from portal.accounts.audiences import audiences, has_role
from portal.accounts.models import Role
from tests.factories.accounts import (
    MembershipFactory,
    at_regulator,
    staff_of,
    tenant_of,
)
from tests.factories.organisations import HousingCompanyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    return HousingCompanyFactory()


def test_confirmed_tenant_belongs_to_the_company(company):
    user = tenant_of(company)
    assert audiences(user) == {"public", "member", company.audience}
    assert has_role(user, {Role.TENANT}, company.pk)


@pytest.mark.parametrize("state", ["declared", "pending", "refused", "expired"])
def test_tenant_without_confirmation_belongs_to_nobody(company, state):
    user = MembershipFactory(organisation=company, state=state).user
    assert audiences(user) == {"public", "member"}
    assert not has_role(user, {Role.TENANT})


def test_a_membership_that_is_over_gives_no_rights(company):
    user = MembershipFactory(organisation=company, over=True).user
    assert audiences(user) == {"public", "member"}


def test_staff_belong_to_the_professionals_and_to_their_own_staff(company):
    user = staff_of(company, Role.SOCIAL_WORKER)
    assert audiences(user) >= {"professional", company.staff_audience, company.audience}


def test_regulator_reads_what_tenants_share_but_no_staff_room(company):
    found = audiences(at_regulator())
    assert company.audience in found
    assert company.staff_audience not in found


def test_switched_off_account_belongs_to_the_public_only(company):
    user = tenant_of(company, is_active=False)
    assert audiences(user) == {"public"}


def test_one_person_holds_a_role_once_at_a_time(company):
    user = tenant_of(company)
    with pytest.raises(IntegrityError), transaction.atomic():
        MembershipFactory(user=user, organisation=company)
