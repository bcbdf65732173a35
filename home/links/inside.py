"""Whether what stands in the portal itself is still there."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from home.site.addresses import root_of

from .extracting import Target
from .models import PageLink, Reason

Kind = PageLink.Kind
MOST_DIGITS = 18


def find_faults(targets: Iterable[Target]) -> dict[Target, Reason]:
    """Those that do not work, with the reason; a few queries for all of them together."""
    wanted = set(targets)
    faults = {target: Reason.ODD for target in wanted if target.kind == Kind.ODD}
    inside = {target: _named(target.key) for target in wanted if target.kind == Kind.INSIDE}
    lost = {target: Reason.NOTHING for target in inside if not inside[target]}
    files = {t: found for t, found in inside.items() if found and found.kind == Kind.FILE}
    pages = _page_faults({t for t in wanted if t.kind == Kind.PAGE})
    held = {t for t in wanted if t.kind == Kind.FILE} | set(files.values())
    documents = _file_faults(get_document_model(), held)
    pictures = _file_faults(get_image_model(), {t for t in wanted if t.kind == Kind.PICTURE})
    named = {t: documents[file] for t, file in files.items() if file in documents}
    own = {target: reason for target, reason in documents.items() if target in wanted}
    return {**faults, **lost, **pages, **own, **pictures, **named}


def _page_faults(targets: set[Target]) -> dict[Target, Reason]:
    live = dict(Page.objects.filter(pk__in=_keys(targets)).values_list("pk", "live"))
    states = {target: live.get(_number(target.key)) for target in targets}
    return {
        target: Reason.GONE if state is None else Reason.HIDDEN
        for target, state in states.items()
        if not state
    }


def _file_faults(model: type, targets: set[Target]) -> dict[Target, Reason]:
    rows = model.objects.in_bulk(_keys(targets))
    faults: dict[Target, Reason] = {}
    for target in targets:
        row = rows.get(_number(target.key))
        if row is None:
            faults[target] = Reason.NO_FILE
        elif not row.file or not row.file.storage.exists(row.file.name):
            faults[target] = Reason.LOST
    return faults


def _named(address: str) -> Target | None:
    """What an address of the portal stands for; None when nothing answers there."""
    path = unquote(urlsplit(address).path) or "/"
    try:
        match = resolve(path)
    except Resolver404:
        return _redirected(path)
    if match.view_name == "wagtaildocs_serve":
        return Target(Kind.FILE, str(match.kwargs["document_id"]))
    if match.view_name != "wagtail_serve":
        return Target(Kind.INSIDE, path)
    return _page_at(path) or _redirected(path)


def _page_at(path: str) -> Target | None:
    language, _slash, rest = path.lstrip("/").partition("/")
    root = root_of(language)
    if root is None:
        return None
    url_path = f"{root.url_path}{rest}"
    url_path = url_path if url_path.endswith("/") else f"{url_path}/"
    slug = url_path.rstrip("/").rpartition("/")[2]
    found = Page.objects.filter(slug=slug, url_path=url_path, live=True)
    return Target(Kind.INSIDE, path) if found.exists() else None


def _redirected(path: str) -> Target | None:
    old = Redirect.normalise_path(path)
    return Target(Kind.INSIDE, path) if Redirect.objects.filter(old_path=old).exists() else None


def _keys(targets: set[Target]) -> list[int]:
    return [key for target in targets if (key := _number(target.key)) >= 0]


def _number(key: str) -> int:
    return int(key) if key.isascii() and key.isdigit() and len(key) <= MOST_DIGITS else -1
