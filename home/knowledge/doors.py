"""What the knowledge base leads to; each room offers its own door."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise

from home.site.menus import address


class Door(NamedTuple):
    """A part of the knowledge base as its first page shows it."""

    title: str | Promise
    text: str | Promise
    url: str
    icon: str


class _Offer(NamedTuple):
    order: int
    title: str | Promise
    text: str | Promise
    icon: str
    address: Callable[[], str]


_offers: dict[str, _Offer] = {}


def register_door(
    key: str,
    *,
    title: str | Promise,
    text: str | Promise,
    icon: str,
    url_name: str = "",
    find: Callable[[], str] | None = None,
    order: int = 100,
) -> None:
    """Offer a door to a view (`url_name`), or to the address that `find` gives when it is shown."""
    _offers[key] = _Offer(order, title, text, icon, find or (lambda: address(url_name)))


def doors() -> list[Door]:
    """The doors that lead somewhere, in their order."""
    found = sorted(_offers.values(), key=lambda offer: offer.order)
    shown = [Door(offer.title, offer.text, offer.address(), offer.icon) for offer in found]
    return [door for door in shown if door.url]
