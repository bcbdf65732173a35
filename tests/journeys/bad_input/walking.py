"""Walks the portal as somebody: which kinds of pages there are for them, and which forms."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import Resolver404, resolve

from .reading_pages import Form, read

# Of each kind of page so many are looked at, of each folder of pages so many are opened.
ENOUGH, OPENED = 1, 4
ENTRANCES = ("/nl/", "/fr/")
# Not pages of ours to walk: files, the editors' side, and what only development shows.
ELSEWHERE = ("/static/", "/media/", "/dev/", "/documents/", "/admin/", "/language/")
PAGES_OF_THE_TREE = "wagtail_serve"

Kind = tuple[str, str]


@dataclass
class Walk:
    """What was found on the way: an address of each kind, what it asks for, the forms."""

    pages: dict[str, Kind] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=dict)
    forms: dict[tuple, tuple[str, Form]] = field(default_factory=dict)


@contextmanager
def names_asked() -> Iterator[set[str]]:
    """The names under which the code looks into what was sent."""
    names: set[str] = set()
    with patch.multiple(
        QueryDict,
        get=_noting(QueryDict.get, names),
        getlist=_noting(QueryDict.getlist, names),
        __getitem__=_noting(QueryDict.__getitem__, names),
        __contains__=_noting(QueryDict.__contains__, names),
    ):
        yield names


def _noting(method, names: set[str]):
    def noted(self: QueryDict, key: str, *args, **kwargs):
        names.add(key)
        return method(self, key, *args, **kwargs)

    return noted


def kind_of(response: HttpResponse) -> Kind:
    """Two pages of one kind are made by the same code: the view or the model, and the language."""
    request = response.wsgi_request
    page = getattr(request, "wagtail_page", None)
    name = type(page).__name__ if page is not None else request.resolver_match.view_name
    return name, request.path[1:3]


def walk(client: Client, entrances: tuple[str, ...] = ENTRANCES) -> Walk:
    """All kinds of pages that can be reached by links from the entrances."""
    found, seen, waiting = Walk(), set(entrances), deque(entrances)
    opened: Counter[tuple] = Counter()
    kinds: Counter[Kind] = Counter()
    while waiting:
        address = waiting.popleft()
        opened[_folder(address)] += 1
        if opened[_folder(address)] > OPENED:
            continue
        with names_asked() as names:
            response = client.get(address)
        if response.status_code in {301, 302}:
            _queue(response["Location"], address, seen, waiting)
        if not is_page(response) or response.status_code != 200:
            read_to_end(response)
            continue
        kind = kind_of(response)
        kinds[kind] += 1
        if kinds[kind] <= ENOUGH:
            found.pages[address] = kind
        found.asked.setdefault(kind, set()).update(names)
        reader = read(response.content.decode())
        for form in reader.forms:
            target = urljoin(address, form.action or address)
            found.forms.setdefault(_form_key(target, form, kind), (target, form))
        # The search box in the head is a form that is sent by GET: one more way on.
        asked = [form.action for form in reader.forms if form.method == "get" and form.action]
        for link in (*reader.links, *asked):
            _queue(link, address, seen, waiting)
    return found


def read_to_end(response: HttpResponse) -> None:
    """A file that is sent stays open until it is read; to close it would close the database too."""
    if response.streaming:
        for _part in response.streaming_content:
            pass


def is_page(response: HttpResponse) -> bool:
    """Whether a browser would read this as HTML."""
    return response.get("Content-Type", "").startswith("text/html")


def _view_name(path: str) -> str:
    try:
        return resolve(path).view_name or path
    except Resolver404:
        return path


def _form_key(target: str, form: Form, kind: Kind) -> tuple:
    name = _view_name(urlsplit(target).path)
    return (kind if name == PAGES_OF_THE_TREE else (name, target[1:3])), form.shape


def _folder(address: str) -> tuple[str, str]:
    """Pages of the tree are told apart by their folder, others by what answers there."""
    path = urlsplit(address).path
    name = _view_name(path)
    if name != PAGES_OF_THE_TREE:
        return name, path[1:3]
    folder, last = path.rstrip("/").rsplit("/", 1)
    return (folder, "") if folder.count("/") > 1 else (folder, last)


def _queue(link: str, base: str, seen: set[str], waiting: deque) -> None:
    parts = urlsplit(urldefrag(urljoin(base, link)).url)
    if parts.netloc not in {"", "testserver"} or parts.scheme in {"mailto", "tel"}:
        return
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    if address in seen or address.startswith(ELSEWHERE) or not address.startswith("/"):
        return
    seen.add(address)
    waiting.append(address)
