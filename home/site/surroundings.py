"""What a page tells of other pages: those above it, its other languages, whether it is closed."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q
from wagtail.models import Page

from portal.core.prepared import Prepared

_rows = Prepared(
    lambda paths, key: (
        Page.objects.filter(Q(path__in=paths) | Q(translation_key=key))
        .order_by("path")
        .values_list(
            "pk", "path", "live", "title", "url_path", "translation_key", "view_restrictions__pk"
        )
    )
)
KEPT = "_surroundings"


class Surroundings(NamedTuple):
    """Of one page, asked of the database in one query.

    `above` are titles and places in the tree from the start page down, `versions` the places of
    its live versions in other languages.
    """

    above: tuple[tuple[str, str], ...]
    versions: tuple[str, ...]
    is_restricted: bool


def surroundings(page: Page) -> Surroundings:
    """Those of `page`: asked once for each object, which serves one request."""
    found = page.__dict__.get(KEPT)
    if found is None:
        found = page.__dict__[KEPT] = _ask(page)
    return found


def _ask(page: Page) -> Surroundings:
    own = _down_to(page.path, page.steplen)
    source = page.alias_of if page.alias_of_id else None
    # An alias is as closed as its source is.
    closing = own + (_down_to(source.path, page.steplen) if source else [])
    rows = _rows.all(paths=closing, key=page.translation_key)
    above = {
        path: (title, place)
        for _pk, path, live, title, place, _key, _closed in rows
        if live and path in own[1:-1]
    }
    versions = {
        place: None
        for pk, _path, live, _title, place, key, _closed in rows
        if live and key == page.translation_key and pk != page.pk
    }
    restricted = any(closed and path in closing for _pk, path, *_rest, closed in rows)
    twice_removed = bool(source and source.alias_of_id)
    return Surroundings(tuple(above.values()), tuple(versions), restricted or twice_removed)


def _down_to(path: str, step: int) -> list[str]:
    """The paths from the root of the tree down to this one."""
    return [path[:end] for end in range(step, len(path) + 1, step)]
