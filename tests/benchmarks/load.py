"""A small load driver: keep-alive connections that ask again as soon as they have an answer."""

from __future__ import annotations

import re
import selectors
import socket
import time
from dataclasses import dataclass, field

HOST = "127.0.0.1"
CONNECTIONS = 8
PATIENCE_SECONDS = 10
_length = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)


class BadAnswer(Exception):
    """The server answered something else than the page."""


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    request: bytes
    received: bytearray = field(default_factory=bytearray)
    expected: int = 0

    def ask(self) -> None:
        self.received.clear()
        self.expected = 0
        self.socket.sendall(self.request)

    def hear(self) -> bool:
        """Read what is there; whether the answer is complete. Raises BadAnswer."""
        data = self.socket.recv(262_144)
        if not data:
            raise BadAnswer("the server closed the connection")
        self.received += data
        if not self.expected:
            self.expected = _whole_length(self.received)
        return bool(self.expected) and len(self.received) >= self.expected


def _whole_length(received: bytearray) -> int:
    """Bytes of headers and body; 0 while the headers are not there yet. Raises BadAnswer."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return 0
    status = bytes(received[:12])
    found = _length.search(received, 0, end + 2)
    if status[9:12] != b"200" or not found:
        raise BadAnswer(f"no page: {status.decode('latin-1')}")
    return end + 4 + int(found[1])


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked for: a server's port, an address on it, and a cookie of who is logged in."""

    port: int
    path: str
    cookie: str = ""

    def request(self) -> bytes:
        """The bytes that are sent each time."""
        lines = [f"GET {self.path} HTTP/1.1", f"Host: {HOST}:{self.port}", "Accept: text/html"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        return "\r\n".join([*lines, "", ""]).encode()


def pages_per_second(target: Target, seconds: float) -> float:
    """Ask for the page during `seconds` over several connections. Raises BadAnswer."""
    answers, spent = ask_during(target, seconds)
    return answers / spent


def ask_during(target: Target, seconds: float) -> tuple[int, float]:
    """How many answers came, and in how many seconds. Raises BadAnswer."""
    with selectors.DefaultSelector() as selector:
        connections = [_connect(target) for _ in range(CONNECTIONS)]
        try:
            for one in connections:
                selector.register(one.socket, selectors.EVENT_READ, one)
                one.ask()
            return _count(selector, seconds)
        finally:
            for one in connections:
                one.socket.close()


def _count(selector: selectors.BaseSelector, seconds: float) -> tuple[int, float]:
    answers, started = 0, time.perf_counter()
    while (spent := time.perf_counter() - started) < seconds:
        ready = selector.select(PATIENCE_SECONDS)
        if not ready:
            raise BadAnswer(f"no answer within {PATIENCE_SECONDS} seconds")
        for key, _events in ready:
            if key.data.hear():
                answers += 1
                key.data.ask()
    return answers, spent


def _connect(target: Target) -> _Connection:
    made = socket.create_connection((HOST, target.port), timeout=PATIENCE_SECONDS)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return _Connection(made, target.request())


def body_size(target: Target) -> int:
    """How many bytes the page has. Raises BadAnswer."""
    one = _connect(target)
    try:
        one.ask()
        while not one.hear():
            pass
        return len(one.received) - one.received.find(b"\r\n\r\n") - 4
    finally:
        one.socket.close()
