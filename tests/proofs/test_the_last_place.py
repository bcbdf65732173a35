"""The last place under many sign-ups at once: exactly one gets it, the others wait in order."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from projects.activities.actions import sign_up
from projects.activities.models import SignUp
from tests.factories.accounts import UserFactory
from tests.factories.activities import coming_session
from tests.proofs import rounds

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
CLIENTS = 20


def test_twenty_ask_for_the_last_place_and_one_gets_it():
    people = UserFactory.create_batch(CLIENTS)

    def ask(pair):
        session, person = pair
        try:
            return sign_up(session=session, by=person).state
        finally:
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as clients:
        for _number in range(rounds(sample=2, full=100)):
            session = coming_session(capacity=1)
            # Each person clicks twice: that makes one sign-up.
            list(clients.map(ask, [(session, person) for person in people * 2]))
            rows = SignUp.objects.filter(session=session)
            assert rows.with_a_place().count() == 1
            assert rows.count() == CLIENTS
            assert rows.order_by("pk").first().state == SignUp.State.CONFIRMED
    connections.close_all()
