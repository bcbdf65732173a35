"""What templates of this room ask of others without knowing whether they are there."""

import json
from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup

from portal.core.chrome import Chrome
from portal.core.template_functions import template_functions

from .addresses import base_url
from .menus import address, pages_by_key


def offered(name: str, *args: Any, default: Any = (), **kwargs: Any) -> Any:
    """What the room's function `name` gives, or `default` when no room offers it."""
    function = template_functions().get(name)
    return default if function is None else function(*args, **kwargs)


def site_link(name: str) -> str:
    """The address of a view, or empty when its room is not there."""
    return address(name)


class KeyPages(dict[str, str]):
    """Addresses by key; frozen, so that parts of a page can be remembered for them."""

    def __hash__(self) -> int:
        return hash(tuple(self.items()))


def key_pages(keys: list[str]) -> KeyPages:
    """Addresses of the fixed pages in the language that is read, by the key of their file."""
    pages = pages_by_key((get_language() or "nl")[:2])
    return KeyPages((key, pages[key]) for key in keys if key in pages)


# What the windows of a picture tell, by the code of a category of news.
SUBJECTS = {
    "works": "works",
    "meeting": "participation",
    "rent-and-charges": "money",
    "neighbourhood": "together",
    "call": "council",
    "safety": "energy",
}


def subject(code: str) -> str:
    """The subject of a drawing for a category; daily life for others."""
    return SUBJECTS.get(code, "")


def structured_data(page: Any, chrome: Chrome) -> Markup:
    """What search engines read of a page, as JSON that cannot leave its element."""
    is_news = hasattr(page, "published_at")
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle" if is_news else "WebPage",
        "name": page.title,
        "url": chrome.canonical_url or base_url(),
        "inLanguage": page.content_language,
        "publisher": {"@type": "Organization", "name": chrome.site_name, "url": base_url()},
    }
    if page.summary:
        data["description"] = page.summary
    if is_news:
        data["headline"] = page.title[:110]
        data["datePublished"] = page.published_at.isoformat()
    if page.last_published_at:
        data["dateModified"] = page.last_published_at.isoformat()
    text = json.dumps(data, ensure_ascii=False)
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 - the three signs that end an element are written as codes
