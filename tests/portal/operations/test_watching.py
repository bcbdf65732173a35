"""What machines that watch the portal get to see."""

import pytest

from portal.accounts.models import Role
from portal.operations import health
from tests.factories.accounts import MembershipFactory

pytestmark = pytest.mark.django_db


def test_the_process_says_that_it_is_up_without_a_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok"


def test_everybody_gets_a_bare_word(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (200, b"ready")


def test_the_token_opens_the_details(client, settings):
    settings.OPERATIONS_TOKEN = "a-long-token-for-the-watch"
    answer = client.get("/readyz", headers={"Authorization": "Bearer a-long-token-for-the-watch"})
    assert {"database", "index", "queue", "outbox", "disk"} <= set(answer.json())


def test_a_wrong_token_opens_nothing(client, settings):
    settings.OPERATIONS_TOKEN = "a-long-token-for-the-watch"
    answer = client.get("/readyz", headers={"Authorization": "Bearer guess"})
    assert answer.content == b"ready"


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.REGULATOR_ADMIN, True), (Role.TENANT, False), (Role.MODERATOR, False)]
)
def test_details_are_for_administrators(client, role, sees):
    client.force_login(MembershipFactory(role=role, verified=True).user)
    is_json = client.get("/readyz")["Content-Type"] == "application/json"
    assert is_json is sees


def test_a_broken_database_means_not_ready(client, monkeypatch):
    def broken():
        raise OSError

    monkeypatch.setitem(health.CHECKS, "database", broken)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready")


def test_a_sleeping_search_engine_keeps_the_portal_ready(client, monkeypatch):
    def broken():
        raise OSError

    monkeypatch.setitem(health.CHECKS, "index", broken)
    assert client.get("/readyz").status_code == 200
