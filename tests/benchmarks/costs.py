"""What a page costs inside: how many queries, and which part of the work takes the time."""

from __future__ import annotations

import cProfile
import io
import pstats
import sys
from collections import Counter
from typing import Any
from urllib.parse import unquote

from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.wsgi import application

TIMES = 60
# The first sign that is found in the file of a function says which part it belongs to.
PARTS = (
    ("templates", ("jinja", "/templates/", "markupsafe", "template_text", "dates.py")),
    (
        "database and ORM",
        ("/django/db/", "sqlite", "psycopg", "core/prepared", "treebeard"),
    ),
    ("texts and addresses", ("translation", "gettext", "/django/urls/", "asgiref")),
    ("Wagtail", ("/wagtail/", "modelcluster")),
    ("our code", ("/portal/", "/home/", "/forums/", "/projects/", "/search/")),
)
BUILT_IN = "~"
REST = "server, middlewares, Python"


def answer(path: str, cookie: str = "") -> bytes:
    """The page, asked of the application itself."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(path.partition("?")[0]),
        "QUERY_STRING": path.partition("?")[2],
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_COOKIE": cookie,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
    }
    response = application(environ, lambda *_arguments: None)
    body = b"".join(response)
    response.close()
    return body


def count_queries(path: str, cookie: str = "") -> int:
    """The queries of a page that was asked for before in this minute."""
    answer(path, cookie)
    with CaptureQueriesContext(connection) as asked:
        answer(path, cookie)
    return len(asked)


def shares(path: str, cookie: str = "") -> dict[str, float]:
    """Which share of the time each part takes, from a profile of the page."""
    answer(path, cookie)
    profile = cProfile.Profile()
    profile.enable()
    for _time in range(TIMES):
        answer(path, cookie)
    profile.disable()
    spent: Counter[str] = Counter()
    stats: dict[tuple[str, int, str], Any] = pstats.Stats(profile).stats
    for (file, _line, name), (_calls, _all, own, _below, callers) in stats.items():
        if file != BUILT_IN:
            spent[_part(f"{file} {name}")] += own
            continue
        # What a built-in function takes belongs to whoever called it.
        for (caller, _caller_line, caller_name), edge in callers.items():
            spent[_part(f"{caller} {caller_name}")] += edge[2]
    total = sum(spent.values())
    return {part: own / total for part, own in spent.most_common()}


def _part(where: str) -> str:
    return next((part for part, signs in PARTS if any(sign in where for sign in signs)), REST)
