"""A company that calls its tenants to choose a council, two people who manage it, and tenants."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.elections.actions import add_place, prepare, publish
from portal.accounts.models import Role
from tests.factories.accounts import at_regulator, staff_of, tenant_of
from tests.factories.organisations import HousingCompanyFactory

TEXTS = {
    "title": {"nl": "Verkiezing van de raad", "fr": "Élection du conseil"},
    "text": {"nl": "Stel u kandidaat.", "fr": "Portez-vous candidat."},
}


def calendar(now):
    """Stand for ten days, vote on day thirty, appeal until day forty."""
    return {
        "candidates_until": now + timedelta(days=10),
        "listed_on": timezone.localdate(now) + timedelta(days=12),
        "voting_from": now + timedelta(days=30),
        "voting_until": now + timedelta(days=30, hours=8),
        "appeal_until": now + timedelta(days=40),
        "installed_on": timezone.localdate(now) + timedelta(days=45),
    }


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def company(db):
    return HousingCompanyFactory()


@pytest.fixture
def editor(company):
    return staff_of(company, Role.COMPANY_EDITOR)


@pytest.fixture
def regulator(db):
    return at_regulator(Role.REGULATOR_EDITOR)


@pytest.fixture
def tenant(company):
    return tenant_of(company, display_name="Fatima")


@pytest.fixture
def stranger(db):
    return tenant_of(HousingCompanyFactory())


@pytest.fixture
def planned(company, editor, now):
    return prepare(company=company, actor=editor, texts=TEXTS, **calendar(now))


@pytest.fixture
def election(planned, editor):
    add_place(
        election=planned,
        actor=editor,
        place={"nl": "Lokaal Linde", "fr": "Local Tilleul"},
        starts_at=planned.voting_from,
        ends_at=planned.voting_until,
    )
    publish(election=planned, actor=editor)
    return planned
