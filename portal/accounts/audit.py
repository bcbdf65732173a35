"""Whom the log of changes names: the account and the address of the request that made one.

django-auditlog's own middleware connects a signal at each request and looks for the account of
each reader; here the request is only put aside, and asked when an entry is written.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from auditlog.cid import set_cid
from auditlog.middleware import AuditlogMiddleware
from auditlog.models import LogEntry
from django.http import HttpRequest, HttpResponse

_current: ContextVar[HttpRequest | None] = ContextVar("request_of_a_change", default=None)
_read = AuditlogMiddleware().get_extra_data


def audit_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lets entries of the log name who made the change, and from where."""

    def middleware(request: HttpRequest) -> HttpResponse:
        set_cid(request)
        token = _current.set(request)
        try:
            return get_response(request)
        finally:
            _current.reset(token)

    return middleware


def name_the_actor(sender: type, instance: LogEntry, **kwargs: Any) -> None:
    """Fill in an entry before it is saved; one that names somebody already keeps the name."""
    request = _current.get()
    if request is None:
        return
    known = _read(request)
    actor = known.pop("actor")
    if actor is not None and instance.actor is None:
        instance.actor = actor
        instance.actor_email = actor.email
    for name, value in known.items():
        setattr(instance, name, value)
