"""The language, time zone and address prefix of a request, read without a detour.

Django keeps them where threads and coroutines both find them; each reading takes a microsecond,
and a page reads the language some two hundred times. The portal is served by threads alone
(WSGI, one request a thread), for which a plain thread's own value is the same.
"""

import threading

from django.urls import base as addresses
from django.utils import timezone
from django.utils.translation import trans_real


def install() -> None:
    """Once, before the first request: what was activated until then would be forgotten."""
    trans_real._active = threading.local()
    timezone._active = threading.local()
    addresses._prefixes = threading.local()
    addresses._urlconfs = threading.local()
