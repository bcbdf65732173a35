"""Search servers of a test's own, to be stopped, hung and killed (`.ci/elasticsearch`)."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from typing import TypeVar

import pytest

from search.contract import EngineUnavailable

T = TypeVar("T")
SCRIPT = Path(__file__).resolve().parents[2] / ".ci" / "elasticsearch"
HOME = Path(os.environ.get("ES_TEST_HOME") or f"/var/tmp/elasticsearch-test-{getuser()}")  # noqa: S108
TRANSPORT = 100  # a node's other port is so much higher
HEAP = "-Xms320m -Xmx320m"


class Nodes:
    """A server, or the nodes of a cluster, each on a port."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.ports = list(ports)

    @property
    def urls(self) -> str:
        return ",".join(f"http://127.0.0.1:{port}" for port in self.ports)

    def start(self) -> None:
        """Start all; what a node kept before it was stopped is there again."""
        verb = "start" if len(self.ports) == 1 else "cluster"
        _run(verb, *self.ports)

    def stop(self) -> None:
        _run("stop", *self.ports)

    def remove(self) -> None:
        for port in self.ports:
            self._signal(port, signal.SIGCONT)
        _run("remove", *self.ports)

    def kill(self, port: int) -> None:
        """As a power failure does."""
        self._signal(port, signal.SIGKILL)

    @contextmanager
    def hanging(self) -> Iterator[None]:
        """All take connections and answer nothing."""
        for port in self.ports:
            self._signal(port, signal.SIGSTOP)
        try:
            yield
        finally:
            for port in self.ports:
                self._signal(port, signal.SIGCONT)

    def _signal(self, port: int, number: signal.Signals) -> None:
        file = HOME / f"on-{port}" / "pid"
        if file.exists() and (pid := int(file.read_text())) and Path(f"/proc/{pid}").exists():
            os.kill(pid, number)


def wait_for(call: Callable[[], T], seconds: float = 60) -> T:
    """The outcome of a call, once the server answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            return call()
        except EngineUnavailable:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@contextmanager
def own_nodes(number: int) -> Iterator[Nodes]:
    """A server or cluster for one test file; skips where no services are promised."""
    if not os.environ.get("ELASTICSEARCH_URL"):
        pytest.skip("ELASTICSEARCH_URL is not set: no search server is wanted here")
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("a server of one's own needs Java and Maven")
    nodes = Nodes(_free_ports(number))
    try:
        nodes.start()
        yield nodes
    finally:
        nodes.remove()


def _run(verb: str, *ports: int) -> None:
    command = [str(SCRIPT), verb, *map(str, ports)]
    environment = {**os.environ, "ES_JAVA_OPTS": HEAP}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr[-2000:]


def _free_ports(number: int) -> list[int]:
    ports = random.SystemRandom().sample(range(9400, 9500), 100)
    free = [port for port in ports if _is_free(port) and _is_free(port + TRANSPORT)]
    return free[:number]


def _is_free(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) != 0
