"""A real browser for the tests that need one, and what axe says about the page it shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
# All rules, but no details of what was right: they take most of the time.
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic"]


@contextmanager
def a_browser() -> Iterator[Browser]:
    """A Chromium without a window: the one named or on the PATH, else the library's own."""
    from playwright.sync_api import sync_playwright

    # The browser library runs an event loop in this thread; Django's guard would take it for ours.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        options: dict = {"args": ARGUMENTS}
        if path := os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium"):
            options["executable_path"] = path
        browser = playwright.chromium.launch(**options)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page as it stands: the rule and the first element that breaks it.

    The window is made as high as the page first: whatever the bar at the bottom of a phone happens
    to cover at this scroll position can be scrolled free, and is no fault.
    """
    from axe_playwright_python.sync_playwright import Axe

    page.wait_for_load_state()
    before = page.viewport_size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": before["width"], "height": max(height, before["height"])})
    found = Axe().run(page, options=OPTIONS).response["violations"]
    page.set_viewport_size(before)
    return [(one["id"], one["nodes"][0]["html"]) for one in found]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def reach(page: Page, selector: str, most: int = 150) -> None:
    """Tab until what the selector names has the focus, and see that its place is shown."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("chosen => document.activeElement.matches(chosen)", selector):
            outline = page.evaluate(
                "() => { const style = getComputedStyle(document.activeElement);"
                " return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; }"
            )
            assert outline, f"the focus cannot be seen on {selector}"
            return
    raise AssertionError(f"{selector} is not reached with the Tab key on {page.url}")
