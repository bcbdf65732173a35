"""A council in office with its people, a tenant, and somebody of another company."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.councils.actions import call_members, plan_meeting, put_item
from forums.councils.models import AgendaItem, Seat
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


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def meeting(council, chair, member, now):
    return plan_meeting(
        council=council,
        actor=chair,
        texts={"title": {"nl": "Gevel"}, "place": {"nl": "Lokaal"}},
        starts_at=now + timedelta(days=3),
        ends_at=now + timedelta(days=3, hours=2),
    )


@pytest.fixture
def item(meeting, chair):
    return put_item(meeting=meeting, actor=chair, title="Gevelkleur", kind=AgendaItem.Kind.DECISION)


@pytest.fixture
def called(meeting, item, chair):
    call_members(meeting=meeting, actor=chair)
    meeting.refresh_from_db()
    return meeting


@pytest.fixture
def open_meeting(council, chair, now):
    start = now + timedelta(days=5)
    meeting = plan_meeting(
        council=council,
        actor=chair,
        texts={"title": {"nl": "Open avond", "fr": "Soirée ouverte"}},
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        is_open=True,
        places=1,
    )
    put_item(meeting=meeting, actor=chair, title="Vragen")
    call_members(meeting=meeting, actor=chair)
    meeting.refresh_from_db()
    return meeting
