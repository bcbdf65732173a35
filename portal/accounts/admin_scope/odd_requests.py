"""Requests that end in an error page of Wagtail 8.0, told apart before its code runs.

Wagtail's own pages never send them; programs that try addresses do.
"""

from typing import Any

from django.http import HttpRequest

from .reach import MAX_KEY

# Screens that link to the tree at the page named in the question.
KEYS_IN_QUESTIONS = ("id", "parent_page_id")
ALL = "all"


def names_nothing(values: dict[str, Any]) -> bool:
    """Whether the address has a key that no row can have."""
    keys = [value for name, value in values.items() if name == "pk" or name.endswith("_id")]
    return not all(_may_be_key(key) for key in keys)


def breaks_wagtail(request: HttpRequest, name: str) -> bool:
    """Whether the question holds what is no key, or a link is posted without an address."""
    asked = [key for field in KEYS_IN_QUESTIONS for key in request.GET.getlist(field)]
    if not all(key in {"", ALL} or _may_be_key(key) for key in asked):
        return True
    is_link = name == "wagtailadmin_choose_page_external_link" and request.method == "POST"
    return is_link and not any(key.endswith("url") for key in request.POST)


def _may_be_key(value: object) -> bool:
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= MAX_KEY
