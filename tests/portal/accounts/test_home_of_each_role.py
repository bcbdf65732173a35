"""My home: useful when empty, within a few questions to the database, for every role."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.boards.actions import open_topic
from portal.accounts.models import Role
from tests.factories.accounts import UserFactory, at_regulator, staff_of, tenant_of
from tests.factories.boards import board_of
from tests.factories.notifications import NoticeFactory
from tests.factories.organisations import OrganisationFactory

pytestmark = pytest.mark.django_db
ROLES = [
    Role.COMPANY_EDITOR,
    Role.COUNTER_STAFF,
    Role.SOCIAL_WORKER,
    Role.PSC_WORKER,
    Role.SCOPED_ADMIN,
]


def open_home(client, user):
    client.force_login(user)
    address = reverse("my_home")
    client.get(address)  # menus and settings are kept by the process
    return address


def test_an_empty_home_of_a_tenant_says_what_can_be_done(
    client, company, django_assert_max_num_queries
):
    address = open_home(client, tenant_of(company))
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    for words in (
        "Mijn volgende activiteiten",
        "Wanneer kan ik er terecht?",
        "Mijn adviesraad",
        "Waar ik schreef",
        "U schreef nog niets",
    ):
        assert words in page


def test_a_full_home_of_a_tenant_costs_the_same(client, company, django_assert_max_num_queries):
    user = tenant_of(company)
    board = board_of(company)
    for number in range(6):
        open_topic(board=board, author=user, title=f"Vraag {number}", text="Wie weet dit?")
        NoticeFactory(user=user)
    address = open_home(client, user)
    with django_assert_max_num_queries(15):
        page = client.get(address).content.decode()
    assert "Vraag 5" in page
    assert "Vraag 0" not in page


@pytest.mark.parametrize("role", ROLES)
def test_home_of_staff_costs_little(client, company, role, django_assert_max_num_queries):
    address = open_home(client, staff_of(company, role))
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("role", "most"),
    # Who looks after everything is asked about everything: one count a room.
    [(Role.REGULATOR_EDITOR, 17), (Role.MODERATOR, 15), (Role.REGULATOR_ADMIN, 24)],
)
def test_home_at_the_regulator_costs_little(client, role, most, django_assert_max_num_queries):
    address = open_home(client, at_regulator(role))
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_home_of_a_professional_costs_little(client, django_assert_max_num_queries):
    user = staff_of(OrganisationFactory(), Role.PROFESSIONAL)
    address = open_home(client, user)
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


def test_somebody_without_a_role_has_a_home_too(client, django_assert_max_num_queries):
    user = UserFactory(date_joined=timezone.now() - timedelta(days=1))
    client.force_login(user)
    address = reverse("my_home") + "?later"
    client.get(address)
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200
