"""Middleware: an id for every request, how long it took (in development), no NUL in addresses."""

import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from .logs import request_id

_acceptable = re.compile(r"[A-Za-z0-9._-]{8,64}\Z")


def request_id_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Takes the id of a proxy when it is harmless, else makes one; logs and answers carry it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        request.id = given if _acceptable.match(given) else secrets.token_hex(8)
        token = request_id.set(request.id)
        started = time.perf_counter()
        try:
            response = get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = request.id
        if settings.SERVER_TIMING:
            spent = (time.perf_counter() - started) * 1000
            response["Server-Timing"] = f"app;dur={spent:.1f}"
        return response

    return middleware


def no_nul_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """No address has a NUL in it; PostgreSQL would fail on one that is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            raise Http404
        return get_response(request)

    return middleware
