"""Starting and stopping what is measured, on loopback, with the portal's own server settings."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from portal.operations.web_server import APPLICATION, web_command

from .load import HOST, BadAnswer, Target, body_size
from .processor import watch

READY_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 10
REFERENCE = "tests.benchmarks.reference:application"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def workers() -> int:
    """A process a core, but one core stays with the driver: it must not slow what it measures."""
    return max((os.cpu_count() or 2) - 1, 1)


@contextmanager
def serving(application: str, ready: str, **environment: str) -> Iterator[int]:
    """A running server; gives its port once the address `ready` answers."""
    port = free_port()
    command = web_command(host=HOST, port=port, workers=workers(), application=application)
    process = subprocess.Popen(command, env={**os.environ, **environment}, start_new_session=True)
    watch(port, process.pid)
    try:
        _wait(process, Target(port, ready))
        yield port
    finally:
        # Its own group: the workers go along, and nothing else.
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(STOPPED_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen, target: Target) -> None:
    started = time.monotonic()
    while time.monotonic() - started < READY_WITHIN_SECONDS:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            body_size(target)
            return
        except (OSError, BadAnswer):
            time.sleep(0.2)
    raise RuntimeError(f"no answer from port {target.port}")


def portal(**environment: str):
    """The product."""
    return serving(APPLICATION, "/healthz", **environment)


def reference(database: str):
    """The page that it is compared with."""
    return serving(REFERENCE, "/constant", REFERENCE_DATABASE=database)
