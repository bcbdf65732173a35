"""What a reply costs: its POST on the portal, and a bare POST with one synced insert."""

from __future__ import annotations

import re
import secrets
import socket
import time
from dataclasses import dataclass
from statistics import median
from urllib.parse import quote_plus

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from forums.boards.models import Topic
from portal.accounts.models import User

from ..load import HOST
from .places import LANGUAGE, cookie_of

_token = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')
_cookie = re.compile(rb"set-cookie: *(\w*csrf\w*)=([^;]+)", re.IGNORECASE)
_writer = re.compile(rb'name="writer" value="([^"]+)"')


def exchange(port: int, request: bytes) -> tuple[bytes, float]:
    """The answer on a connection of its own, and the seconds until all of it was there."""
    with socket.create_connection((HOST, port), timeout=20) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        started = time.perf_counter()
        connection.sendall(request)
        received = b""
        while data := connection.recv(262_144):
            received += data
        return received, time.perf_counter() - started


def _request(method: str, path: str, port: int, cookie: str, body: str = "") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {HOST}:{port}", "Connection: close"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if body:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", body]).encode()


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody with a form open: session, token of the form, and whose it is."""

    cookie: str
    token: str
    mark: str

    @classmethod
    def sits_down(cls, user: User, port: int, page: str) -> Writer:
        """Open the page with the form, as a browser does before it posts."""
        session = cookie_of(user)
        received, _seconds = exchange(port, _request("GET", page, port, session))
        name, value = (part.decode() for part in _cookie.search(received).groups())
        token, mark = _token.search(received)[1], _writer.search(received)[1]
        return cls(f"{session}; {name}={value}", token.decode(), mark.decode())

    def reply(self, port: int, path: str, text: str) -> float:
        """Post it; the seconds that it took. Raises ValueError when it was not taken."""
        fields = {
            "csrfmiddlewaretoken": self.token,
            "writer": self.mark,
            "token": secrets.token_urlsafe(12),
            "language": LANGUAGE,
            "text": text,
        }
        body = "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items())
        received, seconds = exchange(port, _request("POST", path, port, self.cookie, body))
        if b" 302 " not in received[:20]:
            raise ValueError(received[:200])
        return seconds


def replies(port: int, reference: int, topic: Topic, people: list[User]) -> dict[str, float]:
    """Milliseconds (p50) of a reply and of a bare insert, in turns, one of each a person."""
    assert settings.CSRF_COOKIE_NAME
    with translation.override(LANGUAGE):
        page = topic.get_absolute_url()
        path = reverse("boards:reply", args=[topic.board.slug, topic.pk, topic.slug])
    seated = [Writer.sits_down(user, port, page) for user in people]
    own, bare = [], []
    for number, writer in enumerate(seated):
        text = f"Hier ook, op de {number + 1}e verdieping. {secrets.token_hex(4)}"
        own.append(writer.reply(port, path, text))
        body = f"text={quote_plus(text)}"
        received, seconds = exchange(reference, _request("POST", "/insert", reference, "", body))
        if b" 200 " not in received[:20]:
            raise ValueError(received[:200])
        bare.append(seconds)
    return {"reply": median(own) * 1000, "bare": median(bare) * 1000}
