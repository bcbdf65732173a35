"""A cluster of three loses a node at full swing: searches go on, and nothing written is lost."""

import time
import uuid
from contextlib import suppress

import pytest

from search.contract import EngineUnavailable, Query
from search.engines.elastic import ElasticEngine
from tests.search.corpus import document
from tests.search.nodes import own_nodes, wait_for

pytestmark = pytest.mark.services
AT_FIRST, WRITTEN = 60, 40
SECONDS = 90


@pytest.fixture(scope="module")
def cluster():
    with own_nodes(3) as nodes:
        yield nodes


@pytest.fixture
def engine(cluster):
    made = ElasticEngine(
        cluster.urls, f"test-{uuid.uuid4().hex[:12]}", timeout=10.0, pause=0.5, grace=0
    )
    made.rebuild(note(number) for number in range(AT_FIRST))
    health = made._server.writing.cluster.health(wait_for_status="green", timeout="60s")
    assert health["status"] == "green", "a copy of each part stands on a second node"
    yield made
    wait_for(made.drop)


def note(number):
    return document(f"note:{number}", nl=(f"Zwiebertfeest nummer {number}",))


def found(engine):
    return engine.search(Query(text="zwiebertfeest", language="nl", audiences=("public",))).total


def test_a_node_that_is_lost_takes_nothing_along(cluster, engine):
    assert wait_for(lambda: found(engine)) == AT_FIRST
    answered = []
    for number in range(AT_FIRST, AT_FIRST + WRITTEN):
        if number == AT_FIRST + WRITTEN // 4:
            cluster.kill(cluster.ports[0])
        wait_for(lambda number=number: engine.index([note(number)]))
        with suppress(EngineUnavailable):
            answered.append(found(engine))
    # Whoever was answered saw all of what was there before, in the seconds of the loss too.
    assert len(answered) > WRITTEN // 2
    assert min(answered) >= AT_FIRST
    until = time.monotonic() + SECONDS
    while wait_for(lambda: found(engine)) < AT_FIRST + WRITTEN and time.monotonic() < until:
        time.sleep(0.5)
    assert found(engine) == AT_FIRST + WRITTEN
    assert {f"note:{number}" for number in range(AT_FIRST + WRITTEN)} == set(engine.keys("note"))
