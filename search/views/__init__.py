"""The search page, what it suggests, its feed and its API."""

from .api import search_api
from .clicking import search_click
from .feed import search_feed
from .page import search_page
from .saving import saved_searches, search_remove, search_save
from .suggesting import suggestions

__all__ = [
    "saved_searches",
    "search_api",
    "search_click",
    "search_feed",
    "search_page",
    "search_remove",
    "search_save",
    "suggestions",
]
