"""Addresses of pages from their place in the tree, without a query a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from wagtail.models import Site

from portal.core.memory import forget, recall, remember

CACHE_KEY = "site-roots"
SECONDS = 60


class Root(NamedTuple):
    """The start page of one language."""

    language: str
    page_id: int
    url_path: str
    path: str
    site_id: int


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page is found on the site."""

    site_id: int
    language: str
    path: str


def roots() -> tuple[Root, ...]:
    """The start pages of the default site, kept in the memory of this process for a minute."""
    found = recall(CACHE_KEY)
    if found is None:
        found = _ask()
        if found:
            remember(CACHE_KEY, found, SECONDS)
    return found


def root_of(language: str) -> Root | None:
    """The start page of `language`, or None before the trees are made."""
    return next((root for root in roots() if root.language == language), None)


def page_address(url_path: str) -> Address | None:
    """The address of the page at `url_path` in the tree; None outside of the two trees."""
    for root in roots():
        if url_path.startswith(root.url_path):
            rest = url_path[len(root.url_path) :]
            return Address(root.site_id, root.language, f"/{root.language}/{rest}")
    return None


def base_url() -> str:
    """The scheme and host of the site, without a slash at its end."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")


def forget_roots(**kwargs: object) -> None:
    """Ask the database anew; connected to changes of sites."""
    forget(CACHE_KEY)


def _ask() -> tuple[Root, ...]:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return ()
    pages = site.root_page.get_translations(inclusive=True).values_list(
        "locale__language_code", "pk", "url_path", "path"
    )
    return tuple(Root(*row, site.pk) for row in pages)
