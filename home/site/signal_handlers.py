"""Wagtail's events: the trees stay in step, search hears of changes, memories are dropped."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.core.memory import forget_all
from search.outbox.actions import mark

from . import in_step
from .addresses import forget_roots
from .menus import forget_menus
from .models import PortalPage, SiteSettings

# Kinds of pages with a search source: class -> kind. Rooms enter theirs.
_kinds: dict[type[Page], str] = {}


def register_search_kind(model: type[Page], kind: str) -> None:
    """Let changes of pages of `model` be told to search as `kind`."""
    _kinds[model] = kind


def mark_for_search(page: Page) -> None:
    """Tell search that this page changed; nothing for pages that are not searched."""
    kind = _kinds.get(type(page))
    if kind:
        mark(kind, str(page.translation_key))


def _published(sender: type, instance: Page, **kwargs: Any) -> None:
    in_step.keep_in_step(instance)
    _changed(instance)


def _unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    in_step.take_back(instance)
    _changed(instance)


def _moved(sender: type, instance: Page, **kwargs: Any) -> None:
    in_step.follow_move(instance)
    for page in instance.get_descendants(inclusive=True).specific():
        mark_for_search(page)
    forget_menus()


def _readers_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Who may read a page, and all below it: what is closed must leave the search."""
    for page in instance.page.get_descendants(inclusive=True).specific():
        mark_for_search(page)


def _deleted(sender: type, instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, PortalPage):
        in_step.remove_aliases(instance)
        _changed(instance)


def _changed(page: Page) -> None:
    mark_for_search(page.specific if type(page) is Page else page)
    forget_menus()


def _settings_changed(**kwargs: Any) -> None:
    forget_menus()


def _site_changed(**kwargs: Any) -> None:
    forget_roots()
    forget_all()


def connect() -> None:
    """Connect once, when the application is ready."""
    page_published.connect(_published, dispatch_uid="site-published")
    page_unpublished.connect(_unpublished, dispatch_uid="site-unpublished")
    post_page_move.connect(_moved, dispatch_uid="site-moved")
    page_slug_changed.connect(_moved, dispatch_uid="site-slug")
    pre_delete.connect(_deleted, dispatch_uid="site-deleted")
    post_save.connect(_settings_changed, sender=SiteSettings, dispatch_uid="site-settings")
    for signal in (post_save, post_delete):
        signal.connect(
            _readers_changed, sender=PageViewRestriction, dispatch_uid=f"site-readers-{id(signal)}"
        )
        signal.connect(_site_changed, sender=Site, dispatch_uid=f"site-{id(signal)}")
