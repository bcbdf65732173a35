"""A company that calls its tenants to choose a council, two people who manage it, and tenants."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from forums.elections.actions import (
    add_place,
    check_conditions,
    enter_count,
    enter_from_paper,
    prepare,
    publish,
    publish_list,
    release,
    stand,
)
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


def fresh(row):
    """As another request finds it."""
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def candidates(election, company, editor):
    """Five on the site and one on paper, all checked."""
    people = [tenant_of(company, display_name=f"Kandidaat {n}") for n in range(5)]
    for number, person in enumerate(people):
        stand(
            election=election,
            user=person,
            name=f"Kandidaat {number}",
            text="Ik wil licht.",
            shows_name=number != 0,
        )
    enter_from_paper(election=election, actor=editor, name="Op Papier")
    for candidacy in election.candidacies.all():
        check_conditions(candidacy=candidacy, actor=editor, met=True)
    return people


@pytest.fixture
def listed(election, candidates, editor):
    with time_machine.travel(election.candidates_until + timedelta(days=1), tick=False):
        publish_list(election=election, actor=fresh(editor))
    return fresh(election)


def count(election, actor, votes_cast=40, registered=100):
    rows = election.candidacies.standing().in_drawn_order()
    votes = {row.pk: 10 - place for place, row in enumerate(rows)}
    enter_count(
        election=election,
        actor=fresh(actor),
        registered=registered,
        votes_cast=votes_cast,
        votes_void=1,
        votes=votes,
    )


@pytest.fixture
def released(listed, editor, regulator):
    with time_machine.travel(listed.voting_until + timedelta(hours=2), tick=False):
        count(listed, editor)
        release(election=listed, actor=fresh(regulator))
    return fresh(listed)
