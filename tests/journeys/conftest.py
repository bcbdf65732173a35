"""Devices of one's own, for journeys through a real browser."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from tests.browsing import faults, sideways

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
LINK = re.compile(r"https?://[^/\s]+(/\S+)")


@pytest.fixture
def enter(chromium, live_server):
    """A page on a device of one's own, logged in when a person is given."""
    opened = []

    def new_page(user=None, size=PHONE, **options):
        context = chromium.new_context(viewport=size, base_url=live_server.url, **options)
        context.set_default_timeout(45_000)
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME]
            context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        opened.append(context)
        return context.new_page()

    yield new_page
    for context in opened:
        context.close()


def sound(page):
    """Nothing shuts anybody out, dark on a phone and light at a desk; nothing is too wide.

    Colours do not change with the width of the window, nor places with the colours: the page of all
    components is looked at in all four.
    """
    before = page.viewport_size
    for scheme, size in (("dark", PHONE), ("light", DESK)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        assert faults(page) == [], (page.url, scheme, size)
        assert sideways(page) == 0, (page.url, size)
    page.set_viewport_size(before)


def mailed_path(to):
    """The first address in the newest mail to somebody."""
    body = next(one.body for one in reversed(mail.outbox) if to in one.to)
    return LINK.search(body).group(1)
