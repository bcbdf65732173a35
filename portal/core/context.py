"""What every template gets: `chrome`, all that stands around the content of a page.

`home.site` registers the builder that knows menus and settings; until then, and on error pages,
the plain chrome serves.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.functional import LazyObject, SimpleLazyObject
from django.utils.translation import get_language

from .chrome import Chrome

ChromeBuilder = Callable[[HttpRequest], Chrome]
_builder: ChromeBuilder | None = None


def register_chrome_builder(builder: ChromeBuilder) -> ChromeBuilder:
    """Let `builder` make the chrome of each page; the last registered serves."""
    global _builder
    _builder = builder
    return builder


def build_chrome(request: HttpRequest) -> Chrome:
    """The chrome of this request."""
    if _builder is None:
        return Chrome.plain(language=get_language() or "nl")
    return _builder(request)


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome` is built only when a template asks for it."""
    return {"chrome": SimpleLazyObject(lambda: build_chrome(request))}


def settled(chrome: Chrome | LazyObject) -> Chrome:
    """The chrome itself: a page reads it a hundred times, and each reading of a lazy one costs."""
    if not isinstance(chrome, LazyObject):
        return chrome
    bool(chrome)  # makes it, when nobody has asked for it yet
    return chrome._wrapped
