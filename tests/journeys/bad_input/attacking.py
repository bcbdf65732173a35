"""Sends one odd request and says what was wrong with the answer."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urljoin

from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from .odd import MARK
from .reading_pages import read
from .walking import is_page, read_to_end

FORM = "application/x-www-form-urlencoded"


def faults_of(client: Client, method: str, address: str, data: str = "") -> list[str]:
    """What is wrong with the answer: an exception, a 5xx, or markup of the sender in the page."""
    said = f"{method} {address[:150]} {data[:120]}"
    try:
        answer = client.generic(method, address, data, content_type=FORM)
        found = _faults(answer)
        if not found and answer.status_code in {301, 302} and method == "POST":
            found = _faults(client.get(urljoin(address, answer["Location"])))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault to report
        return [f"{said}: {type(error).__name__} {str(error)[:200]}"]
    return [f"{said}: {fault}" for fault in found]


def _faults(answer: HttpResponse) -> list[str]:
    read_to_end(answer)
    if answer.status_code >= 500:
        return [f"status {answer.status_code}"]
    if answer.streaming or not is_page(answer) or MARK.encode() not in answer.content:
        return []
    return [f"shows {tag[:80]}" for tag in read(answer.content.decode(), MARK).marked]


@contextmanager
def as_if_never_done(client: Client) -> Iterator[None]:
    """Whatever was written, in sessions and counters too, is taken back; who logged out is in."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies
