"""The language, time zone, address prefix and connections of a request, read without a detour.

Django keeps them where threads and coroutines both find them; each reading takes a microsecond,
and a page reads the language some two hundred times. The portal is served by threads alone
(WSGI, one request a thread), for which a plain thread's own value is the same.
"""

import threading

from django.core import signals
from django.core.cache import caches, close_caches
from django.db import connections
from django.urls import base as addresses
from django.utils import timezone
from django.utils.translation import trans_real


def install() -> None:
    """Once, before the first request: what was activated until then would be forgotten."""
    trans_real._active = threading.local()
    timezone._active = threading.local()
    addresses._prefixes = threading.local()
    addresses._urlconfs = threading.local()
    connections._connections = threading.local()
    caches._connections = threading.local()
    # None of the caches that the portal may have holds something to close after each request.
    signals.request_finished.disconnect(close_caches)
