"""The cookies that the portal sets: what the page says and what a browser must find."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie, why it is there and how long."""

    name: str
    purpose: str | Promise
    lasts: str | Promise


COOKIES = (
    Cookie(
        settings.SESSION_COOKIE_NAME,
        _("Keeps you logged in, and a form that you were filling in."),
        _("until you log out, at most 14 days"),
    ),
    Cookie(
        settings.CSRF_COOKIE_NAME,
        _("Makes sure that a form that is sent in your name was sent by you."),
        _("one year"),
    ),
    Cookie(
        settings.LANGUAGE_COOKIE_NAME,
        _("Remembers the language that you chose."),
        _("one year"),
    ),
    Cookie("theme", _("Remembers light or dark, if you chose."), _("one year")),
)
