import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.knowledge.actions import ensure_practice_index
from home.knowledge.exchange.importing import import_lines
from tests.factories.practices import line

pytestmark = pytest.mark.django_db


def many(count):
    import_lines([json.dumps(line()) for _number in range(count)])


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_the_list_of_practices_costs_the_same_for_many(homes, client):
    url = ensure_practice_index().url
    costs = []
    for count in (2, 30):
        many(count)
        call_command("rebuild_index", verbosity=0)
        costs.append(cost(client, url))
    assert costs[0] == costs[1]
    assert costs[1] <= 9
