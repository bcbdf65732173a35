"""The real server stopped and started, and a cluster that loses a node: nothing is lost.

Starts servers of its own, which takes minutes, so it runs by `make prove` where Java is.
"""

import os
import shutil
import socket
import subprocess
import threading
import time
import uuid
from pathlib import Path

import pytest

from search import engine as engines
from search import sources
from search.contract import EngineUnavailable, Query
from search.engines.elastic import ElasticEngine
from search.outbox.actions import drain, mark
from search.outbox.models import Change
from tests.search.corpus import document
from tests.search.outbox.conftest import Notes

SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "elasticsearch"
pytestmark = [
    pytest.mark.long,
    pytest.mark.services,
    pytest.mark.skipif(os.environ.get("PROVE") != "1", reason="only in full, by make prove"),
    pytest.mark.skipif(shutil.which("java") is None, reason="the server needs Java"),
]


def free_ports(count):
    """Ports that nobody listens on, nor on those a hundred above, which the server takes too."""
    found = []
    while len(found) < count:
        with socket.socket() as probe, socket.socket() as above:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
            try:
                above.bind(("127.0.0.1", port + 100))
            except (OSError, OverflowError):
                continue
            found.append(str(port))
    return found


def script(action, *ports):
    """Run the script of the test server, and give the addresses it prints."""
    memory = {"ES_JAVA_OPTS": "-Xms384m -Xmx384m"}
    done = subprocess.run(
        [SCRIPT, action, *ports],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | memory,
    )
    return done.stdout.split()


def until(what, seconds=90):
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if what():
            return True
        time.sleep(0.5)
    return False


@pytest.fixture
def notes(monkeypatch):
    monkeypatch.setattr(sources, "_sources", {})
    return sources.register(Notes())


@pytest.mark.django_db
def test_a_server_that_was_away_catches_up(client, notes, monkeypatch):
    (port,) = free_ports(1)
    try:
        (url,) = script("start", port)
        engine = ElasticEngine(url, f"proof-{uuid.uuid4().hex[:8]}", pause=1.0)
        monkeypatch.setattr(engines, "_made_engine", lambda: engine)
        monkeypatch.setattr(engines, "_keep_fresh", lambda made: None)
        notes.texts["1"] = "Moestuin op het dak"
        mark("note", "1")
        drain()
        assert [hit.key for hit in engine.search(Query("moestuin")).hits] == ["note:1"]

        script("stop", port)
        notes.texts["2"] = "Moestuin in de kelder"
        mark("note", "2")
        with pytest.raises(EngineUnavailable):
            drain()
        began = time.monotonic()
        page = client.get("/nl/zoeken/?q=moestuin")
        assert time.monotonic() - began < 5  # a busy test machine; the engine itself takes one
        assert page.status_code == 200
        assert "Moestuin in de kelder" in page.content.decode()
        assert client.get("/nl/", follow=True).status_code == 200
        assert client.get("/readyz").status_code == 200
        assert Change.objects.waiting().count() == 1

        script("start", port)
        assert until(lambda: _drains() and not Change.objects.exists())
        keys = {hit.key for hit in engine.search(Query("moestuin")).hits}
        assert keys == {"note:1", "note:2"}
    finally:
        script("stop", port)


def _drains():
    try:
        drain()
    except EngineUnavailable:
        return False
    return True


def test_a_cluster_that_loses_a_node_answers_and_keeps_what_was_written():
    ports = free_ports(3)
    stop = threading.Event()
    written, answers, troubles = [], [], []
    try:
        urls = script("cluster", *ports)
        name = f"proof-{uuid.uuid4().hex[:8]}"
        # A busy test machine is slower than a page may wait.
        engine = ElasticEngine(",".join(urls), name, timeout=10.0, pause=0.5)
        engine.rebuild(document(f"note:{n}", nl=(f"Moestuin nummer{n}",)) for n in range(50))

        def write():
            number = 50
            while not stop.is_set():
                try:
                    engine.index([document(f"note:{number}", nl=(f"Moestuin nummer{number}",))])
                except EngineUnavailable as error:
                    troubles.append(str(error))
                    time.sleep(0.2)
                else:
                    written.append(number)
                    number += 1

        def read():
            while not stop.is_set():
                try:
                    answers.append(engine.search(Query("moestuin")).total)
                except EngineUnavailable as error:
                    troubles.append(str(error))
                    time.sleep(0.2)

        threads = [threading.Thread(target=work) for work in (write, read)]
        for thread in threads:
            thread.start()
        assert until(lambda: len(written) > 3 and len(answers) > 3)
        script("stop", ports[2])
        before = len(written), len(answers)
        assert until(lambda: len(written) > before[0] + 3 and len(answers) > before[1] + 3)
        stop.set()
        for thread in threads:
            thread.join(60)
        assert min(answers) >= 50
        assert set(engine.keys()) >= {f"note:{n}" for n in range(50 + len(written))}
    finally:
        stop.set()
        script("stop", *ports)
