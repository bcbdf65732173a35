"""The main menu and the links at the foot, the same for everybody: kept in memory for a minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Self

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, get_page_models

from portal.core.addresses import url
from portal.core.chrome import Phone
from portal.core.memory import forget, recall, remember
from portal.core.template_text import telephone

from .addresses import page_address, root_of
from .models import PortalPage, SiteSettings

SECONDS = 60
MOST = 8
# The pages at the foot, by the key of the file that they started from.
FOOTER_KEYS = (
    "information",
    "policy",
    "help",
    "about",
    "accessibility",
    "privacy",
    "legal",
    "contact",
)


class Link(NamedTuple):
    """A title and where it leads."""

    title: str
    url: str


class Texts(NamedTuple):
    """Words of the site's settings in one language; reading a translated field takes a while."""

    name: str
    tagline: str
    about: str
    note: str
    banner: str
    phone: Phone | None

    @classmethod
    def of(cls, site: SiteSettings) -> Self:
        """In the language that is active."""
        phone = Phone(site.phone, telephone(site.phone), site.phone_hours) if site.phone else None
        return cls(site.name, site.tagline, site.about, site.note, site.banner, phone)


class Frame(NamedTuple):
    """What stands around all pages of one language."""

    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    contact_url: str
    settings: SiteSettings
    texts: Texts
    pages: dict[str, str]


class _Entry(NamedTuple):
    order: int
    title: Callable[[], str]
    url_name: str


_entries: dict[str, _Entry] = {
    "forum": _Entry(40, lambda: _("Forum"), "boards:index"),
    "consultations": _Entry(50, lambda: _("Have your say"), "consultations:index"),
}


def register_menu_entry(key: str, title: Callable[[], str], url_name: str, order: int) -> None:
    """Add a view to the main menu after the pages; `title` is asked in the reader's language."""
    _entries[key] = _Entry(order, title, url_name)
    forget_menus()


def frame(language: str) -> Frame:
    """Menu, foot and settings of `language`; asked of the database once a minute."""
    found = recall(f"frame-{language}")
    if found is None:
        with override(language):
            found = _build(language)
        remember(f"frame-{language}", found, SECONDS)
    return found


def forget_menus() -> None:
    """Ask anew: an editor changed a page or a setting."""
    for language in ("nl", "fr"):
        forget(f"frame-{language}")


def address(name: str, **kwargs: object) -> str:
    """The address of a view, or empty when its room is not there."""
    try:
        return url(name, kwargs=kwargs)
    except NoReverseMatch:
        return ""


def pages_by_key(language: str) -> dict[str, str]:
    """Addresses of the fixed pages of `language` by the key of the file that they started from."""
    return frame(language).pages


def _build(language: str) -> Frame:
    root = root_of(language)
    settings = SiteSettings.load()
    if root is None:
        return Frame(_views(), (), "", settings, Texts.of(settings), {})
    pages = Page.objects.live().in_menu().filter(path__startswith=root.path, depth=3)
    rows = pages.order_by("path").values_list("title", "url_path")[:MOST]
    menu = tuple(Link(title, _path(url_path)) for title, url_path in rows) + _views()
    keyed = _keyed(root.path)
    footer = tuple(keyed[key] for key in FOOTER_KEYS if key in keyed and key != "contact")
    contact = keyed["contact"].url if "contact" in keyed else ""
    addresses = {key: link.url for key, link in keyed.items()}
    return Frame(menu, footer, contact, settings, Texts.of(settings), addresses)


def _keyed(root_path: str) -> dict[str, Link]:
    """The pages that started from a file, of whatever kind."""
    found: dict[str, Link] = {}
    for model in get_page_models():
        if not issubclass(model, PortalPage) or model._meta.abstract:
            continue
        rows = model.objects.live().filter(path__startswith=root_path).exclude(reference_key="")
        for key, title, url_path in rows.values_list("reference_key", "title", "url_path"):
            found[key] = Link(title, _path(url_path))
        if model.fixed_key and model.fixed_key not in found:
            first = model.objects.live().filter(path__startswith=root_path, depth=3).first()
            if first is not None:
                found[model.fixed_key] = Link(first.title, _path(first.url_path))
    return found


def _views() -> tuple[Link, ...]:
    found = sorted(_entries.values(), key=lambda entry: entry.order)
    links = (Link(entry.title(), address(entry.url_name)) for entry in found)
    return tuple(link for link in links if link.url)


def _path(url_path: str) -> str:
    found = page_address(url_path)
    return found.path if found else ""
