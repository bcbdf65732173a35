"""Builds what stands around each page: for anonymous readers from memory, plus one query."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, ResolverMatch, reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.accounts.audiences import PROFESSIONAL, audiences, memberships_in_force
from portal.accounts.models import User
from portal.accounts.roles import WORKING_ROLES
from portal.core.addresses import url as address_of
from portal.core.chrome import (
    LANGUAGE_NAMES,
    Banner,
    Chrome,
    Footer,
    LanguageLink,
    MenuItem,
    Reader,
    Tab,
)
from portal.notifications.unread import unread_count

from .addresses import base_url, page_address
from .menus import Frame, Link, address, frame
from .surroundings import surroundings

THEMES = frozenset({"light", "dark"})
THEME_COOKIE = "theme"


def build_chrome(request: HttpRequest) -> Chrome:
    """The chrome of this request, in the active language."""
    language = (get_language() or "nl")[:2]
    around = frame(language)
    texts = around.texts
    user = reader(request)
    theme = request.COOKIES.get(THEME_COOKIE, "")
    here = request.get_full_path()
    return Chrome(
        language=language,
        site_name=texts.name,
        tagline=texts.tagline,
        home_url=f"/{language}/",
        theme=theme if theme in THEMES else "",
        theme_url=_then(address_of("theme"), here),
        phone=texts.phone,
        languages=_languages(request, language, here),
        menu=_menu(around.menu, request.path),
        search_url=address("search"),
        login_url=address("account_login"),
        user=user,
        banner=_banner(around),
        is_demo=settings.DEMO_ALLOWED and bool(getattr(settings, "DEMO_NOTICE", True)),
        footer=_footer(around, request.path),
        tabbar=_tabs(request, user),
        origin=base_url(),
        canonical_url=f"{base_url()}{request.path}",
        feed_url=address("news_feed"),
    )


def reader(request: HttpRequest) -> Reader | None:
    """Who is logged in; somebody without a session cookie is not looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not hasattr(request, "_cached_user"):
        return None
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    works = any(row.role in WORKING_ROLES for row in memberships_in_force(user))
    return Reader(
        name=user.get_full_name(),
        dashboard_url=address("my_home"),
        account_url=address("profile"),
        logout_url=address("account_logout"),
        notices=unread_count(user),
        notices_url=address("notifications:list"),
        is_staff=works,
        admin_url=editors_address(user, works),
    )


def editors_address(user: User, works: bool) -> str:
    """Where the person writes news and pages; empty for who has no right to."""
    if not works and not user.is_superuser:
        return ""
    allowed = user.is_superuser or user.has_perm("wagtailadmin.access_admin")
    return reverse("wagtailadmin_home") if allowed else ""


def _banner(around: Frame) -> Banner | None:
    if not around.texts.banner or not around.settings.has_banner_now:
        return None
    return Banner(text=around.texts.banner, kind=around.settings.banner_kind)


def _then(address: str, url: str) -> str:
    """The address of a choice that leads back to `url`."""
    return f"{address}?next={quote_plus(url[:1000])}"


def _menu(links: tuple[Link, ...], path: str) -> tuple[MenuItem, ...]:
    return _items(links, tuple([path.startswith(url) for _title, url in links]))


@lru_cache(maxsize=256)
def _items(links: tuple[Link, ...], current: tuple[bool, ...]) -> tuple[MenuItem, ...]:
    return tuple(MenuItem(*link, here) for link, here in zip(links, current, strict=True))


def _footer(around: Frame, path: str) -> Footer:
    texts = around.texts
    links = _items(around.footer, tuple([path == url for _title, url in around.footer]))
    return Footer(around.contact_url, links, texts.about, texts.note)


def _languages(request: HttpRequest, current: str, here: str) -> tuple[LanguageLink, ...]:
    """The same page in the other language; a page that has none leads to that start page."""
    page = getattr(request, "wagtail_page", None)
    paths = {current: here}
    if page is not None:
        paths |= _translations(page)
    links = []
    for code, name in LANGUAGE_NAMES.items():
        url = paths.get(code) or _view_in(request, code)
        switch = "" if code == current else _then(address_of("language", args=[code]), url)
        links.append(LanguageLink(code, code.upper(), name, url, code == current, switch))
    return tuple(links)


def _translations(page: Page) -> dict[str, str]:
    found = (page_address(url_path) for url_path in surroundings(page).versions)
    return {place.language: place.path for place in found if place}


def _view_in(request: HttpRequest, language: str) -> str:
    if getattr(request, "wagtail_page", None) is None:
        match = request.resolver_match
        other = _reversed(match, language) if match else ""
        if other:
            query = request.META.get("QUERY_STRING", "")
            return f"{other}?{query}" if query else other
    return f"/{language}/"


def _reversed(match: ResolverMatch, language: str) -> str:
    with override(language):
        try:
            return address_of(match.view_name, args=match.args, kwargs=match.kwargs)
        except NoReverseMatch:
            return ""


def _tabs(request: HttpRequest, user: Reader | None) -> tuple[Tab, ...]:
    """Four buttons at the bottom of a tenant's phone; who works in the sector has a dashboard."""
    if user is None or PROFESSIONAL in audiences(request.user):
        return ()
    tabs = (
        (_("Home"), user.dashboard_url, "house"),
        (_("Forum"), address("boards:index"), "messages-square"),
        (_("Have your say"), address("consultations:index"), "vote"),
        (_("Notices"), user.notices_url, "bell"),
    )
    path = request.path
    return tuple(Tab(t, url, icon, path.startswith(url)) for t, url, icon in tabs if url)
