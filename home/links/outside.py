"""Asking another site whether a page is still there: briefly, politely, never our own network.

Editors type these addresses, so the worker must not become a way into what stands behind the
firewall: the address that a name resolves to is checked, and that very address is connected to.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import quote, urljoin, urlsplit

from .models import Reason

SECONDS = 8
MOST_HOPS = 4
PORTS = frozenset({80, 443})
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; link check of a public portal)", "Accept": "*/*"}
# The page is there, it only does not open to a program: logins, blocked robots, too many questions.
THERE = frozenset({401, 403, 405, 406, 429, 451, 999})


class NotAsked(Exception):
    """An address that is not asked, with the reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def ask(address: str) -> str:
    """Empty when something answers there; else the reason."""
    try:
        for _hop in range(MOST_HOPS):
            status, onward = _ask_once(address)
            if not onward:
                return "" if status < 400 or status in THERE else _answer(status)
            address = urljoin(address, onward)
    except NotAsked as refused:
        return refused.reason
    except TimeoutError:
        return Reason.SLOW
    except ssl.SSLError:
        return Reason.UNSAFE
    except (OSError, http.client.HTTPException, ValueError):
        return Reason.AWAY
    return Reason.LOOPS


def _answer(status: int) -> Reason:
    return Reason.GONE if status in {404, 410} else Reason.ERROR


def _ask_once(address: str) -> tuple[int, str]:
    """The status, and where it sends on to."""
    status, onward = _request("HEAD", address)
    # Some servers know only whole questions; then the beginning of an answer is enough.
    return _request("GET", address) if status in {400, 403, 404, 405, 501} else (status, onward)


def _request(method: str, address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotAsked(Reason.ODD)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in PORTS:
        raise NotAsked(Reason.CLOSED)
    where = public_address(parts.hostname, port)
    kind = _SafeConnection if parts.scheme == "https" else _PlainConnection
    connection = kind(parts.hostname, port, where)
    try:
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        asked = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        connection.request(method, f"{path}?{asked}" if asked else path, headers=HEADERS)
        answer = connection.getresponse()
        is_onward = answer.status in {301, 302, 303, 307, 308}
        return answer.status, (answer.headers.get("Location") or "") if is_onward else ""
    finally:
        connection.close()


def public_address(host: str, port: int) -> str:
    """The address of `host` on the open internet. Raises NotAsked for one of an inner network."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [row[4][0] for row in found]
    if not addresses or not all(_is_public(address) for address in addresses):
        raise NotAsked(Reason.CLOSED)
    return addresses[0]


def _is_public(address: str) -> bool:
    one = ipaddress.ip_address(address.partition("%")[0])
    return one.is_global and not one.is_multicast


class _PlainConnection(http.client.HTTPConnection):
    """Connects to the address that was checked, whatever the name says a moment later."""

    def __init__(self, host: str, port: int, where: str) -> None:
        super().__init__(host, port, timeout=SECONDS)
        self.where = where

    def connect(self) -> None:
        self.sock = socket.create_connection((self.where, self.port), self.timeout)


class _SafeConnection(_PlainConnection):
    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
