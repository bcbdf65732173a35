"""Serves a page in few queries: found by its address, not by one query a path segment.

Everything that Wagtail promises stays: hooks, view restrictions, previews (they call the page
itself) and redirects (a missing page is a 404 that the redirect middleware looks at).
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page
from wagtail.views import serve_chain
from wagtail.wagtail_hooks import check_view_restrictions

from portal.core.memory import recall, remember
from portal.core.prepared import Prepared

from .addresses import root_of
from .kept import own_copy
from .surroundings import surroundings

LONGEST_PATH = 2000
SECONDS = 60

# The slug has an index, the path has none.
_standing_at = Prepared(
    lambda slug, url_path: Page.objects.filter(slug=slug, url_path=url_path, live=True).values_list(
        "pk", "content_type_id"
    )[:1]
)


@cache
def _pages_of(model: type[Page]) -> Prepared:
    """The live page of this kind with a key, if it still stands at its address."""
    shown = getattr(model, "shown_with", ())
    pages = model.objects.select_related("locale", "alias_of__locale", *shown)
    return Prepared(lambda pk, url_path: pages.filter(pk=pk, url_path=url_path, live=True)[:1])


def find_page(language: str, path: str) -> Page | None:
    """The live page at `path` in the tree of `language`; None when there is none.

    Which page stood there is remembered for a minute and asked for in one query that still checks
    the address; a page that moved is looked up again.
    """
    root = root_of(language)
    if root is None or len(path) > LONGEST_PATH:
        return None
    url_path = f"{root.url_path}{path}"
    # A hash: an address may be longer than a key, or have signs that keys refuse.
    memory = f"page-at-{sha256(url_path.encode()).hexdigest()}"
    known = recall(memory)
    page = _load(known, url_path) if known else None
    if page is None:
        known = _look_up(url_path)
        page = _load(known, url_path) if known else None
        if page is not None:
            remember(memory, known, SECONDS)
    return page


def _look_up(url_path: str) -> tuple[int, int] | None:
    slug = url_path.rstrip("/").rpartition("/")[2]
    return _standing_at.first(slug=slug, url_path=url_path)


def _load(known: tuple[int, int], url_path: str) -> Page | None:
    model = ContentType.objects.get_for_id(known[1]).model_class()
    if model is None:
        return None
    found = _pages_of(model).kept(pk=known[0], url_path=url_path)
    return own_copy(found[0]) if found else None


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at this address, or 404."""
    page = find_page(get_language() or "nl", path)
    if page is None:
        raise Http404
    request.wagtail_page = page
    restricted = surroundings(page).is_restricted
    for hook in hooks.get_hooks("before_serve_page"):
        result = hook(page, request, [], {})
        if isinstance(result, HttpResponse):
            return result
    chain = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        # Wagtail's own check asks for every ancestor of every page: only where one is restricted.
        if restricted or hook is not check_view_restrictions:
            chain = hook(chain)
    return chain(page, request, [], {})
