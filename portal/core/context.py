"""What every template gets: `chrome`, all that stands around the content of a page.

`home.site` registers the builder that knows menus and settings; until then, and on error pages,
the plain chrome serves.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
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


class FormToken:
    """The hidden input of forms: made when a form asks for it, and the same for all of a page.

    Django would mask the token anew for each form; once an answer is enough against guessing it
    from the size of compressed answers, and a topic has forty forms.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._html = ""

    def __html__(self) -> str:
        if not self._html:
            self._html = csrf_input(self._request)
        return self._html

    __str__ = __html__


def site_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome` and `csrf_input` are made only when a template asks for them."""
    return {
        "chrome": SimpleLazyObject(lambda: build_chrome(request)),
        "csrf_input": FormToken(request),
    }


def settled(chrome: Chrome | LazyObject) -> Chrome:
    """The chrome itself: a page reads it a hundred times, and each reading of a lazy one costs."""
    if not isinstance(chrome, LazyObject):
        return chrome
    bool(chrome)  # makes it, when nobody has asked for it yet
    return chrome._wrapped
