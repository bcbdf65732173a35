"""The server gone, slow or rebuilt by another machine."""

import socket
import threading
import time

import pytest

from search.contract import EngineUnavailable, Query
from search.engines.breaker import Breaker
from search.engines.elastic import ElasticEngine
from tests.search.conftest import drop, elastic_engine
from tests.search.corpus import CORPUS, document


def closed_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def silent_server():
    """A server that takes connections and never answers."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(8)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.close()


def test_a_server_that_is_gone_is_unavailable():
    engine = ElasticEngine(f"http://127.0.0.1:{closed_port()}", "nothing")
    with pytest.raises(EngineUnavailable):
        engine.search(Query("moestuin"))
    assert not engine.health().ok


def test_a_server_that_is_slow_is_waited_for_one_moment_only(silent_server):
    engine = ElasticEngine(silent_server, "nothing", timeout=0.3)
    began = time.monotonic()
    with pytest.raises(EngineUnavailable):
        engine.search(Query("moestuin"))
    assert time.monotonic() - began < 1.5


def test_after_failures_nobody_waits_any_more(silent_server):
    engine = ElasticEngine(silent_server, "nothing", timeout=0.1, pause=30)
    while not engine._server.is_given_up:
        with pytest.raises(EngineUnavailable):
            engine.search(Query("moestuin"))
    began = time.monotonic()
    with pytest.raises(EngineUnavailable, match="a moment ago"):
        engine.search(Query("moestuin"))
    assert time.monotonic() - began < 0.05


def test_the_breaker_lets_one_call_try_again_after_the_pause():
    breaker = Breaker(failures=2, pause=0.1)
    for _ in range(2):
        with pytest.raises(EngineUnavailable), breaker.guard(OSError):
            raise OSError("gone")
    assert breaker.is_open
    time.sleep(0.12)
    with breaker.guard(OSError), pytest.raises(EngineUnavailable), breaker.guard(OSError):
        pytest.fail("a second call went through during the trial")
    with breaker.guard(OSError):
        pass
    assert not breaker.is_open


def test_other_errors_pass_the_breaker_untouched():
    breaker = Breaker(failures=1)
    with pytest.raises(ZeroDivisionError), breaker.guard(OSError):
        raise ZeroDivisionError
    with breaker.guard(OSError):
        pass


@pytest.mark.services
def test_a_second_rebuild_is_refused_while_one_goes_on():
    engine = elastic_engine()
    other = ElasticEngine(engine_url(), engine._index, timeout=10)
    refused = []

    def documents():
        yield document("news:1", nl=("Zwembad",))
        try:
            other.rebuild(CORPUS)
        except EngineUnavailable as error:
            refused.append(str(error))

    try:
        engine.rebuild(documents())
        assert refused == ["The search index is being rebuilt"]
        assert engine.rebuild(CORPUS) == len(CORPUS)
    finally:
        drop(engine)


@pytest.mark.services
def test_readers_never_see_an_empty_index_during_rebuilds():
    engine = elastic_engine()
    stop = threading.Event()
    found = []
    try:
        engine.rebuild(CORPUS)

        def read():
            while not stop.is_set():
                found.append(engine.search(Query("moestuin")).total)

        reader = threading.Thread(target=read)
        reader.start()
        for _ in range(3):
            engine.rebuild(CORPUS)
        stop.set()
        reader.join(30)
        assert found
        assert min(found) > 0
    finally:
        stop.set()
        drop(engine)


def engine_url():
    """Where the test server is; only asked for after `elastic_engine` found it."""
    import os

    return os.environ["ELASTICSEARCH_URL"]
