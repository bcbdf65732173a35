"""Addresses in mails: in the reader's language, and signed where they work without login."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.core import signing
from django.urls import Resolver404, resolve, reverse, translate_url
from django.utils import translation

from portal.accounts.models import User

from .models import Event, Reason

SALT = "portal.notifications.stop"
VALID_DAYS = 400


@dataclass(frozen=True, slots=True)
class Stop:
    """What a stop link ends: the following of one thing, or all mail of one reason."""

    user_id: int
    kind: str  # "about", "reason" or "reasons" (of a summary, with commas)
    what: str


def absolute(path: str) -> str:
    """The full address of a path of ours, from the settings, never from a request."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def localised(path: str, language: str) -> str:
    """The same page in another language; the path itself where there is no such address.

    Pages of editors are left alone: their address lives in the page tree, not in the patterns.
    """
    bare, mark, anchor = path.partition("#")
    own = bare.strip("/").split("/")[0]
    if own not in dict(settings.LANGUAGES) or own == language:
        return path
    with translation.override(own):
        try:
            match = resolve(bare.partition("?")[0])
        except Resolver404:
            return path
        if match.url_name == "wagtail_serve":
            return path
        return f"{translate_url(bare, language)}{mark}{anchor}"


def address_mark(user: User) -> str:
    """A short mark of the person's address that tells nothing about it."""
    # A link dies with the address that it was mailed to.
    return blake2b(user.email.lower().encode(), digest_size=6).hexdigest()


def stop_token(user: User, event: Event, reason: str, followed: str = "") -> str:
    """A signed token that stops this and nothing else; empty for what cannot be stopped.

    `followed` is what the reader follows of several things that the event is about.
    """
    if reason == Reason.ACCOUNT:
        return ""
    # A summary of one followed thing goes to its reader alone, and ends with that thing alone.
    is_own = event.recipient_id and reason != Reason.FOLLOWING
    what = ["reason", reason] if is_own else ["about", followed or event.about]
    return signing.dumps([user.pk, *what, address_mark(user)], salt=SALT, compress=True)


def digest_token(user: User, reasons: set[str]) -> str:
    """A signed token that stops the mail of all reasons of a summary."""
    what = ["reasons", ",".join(sorted(reasons))]
    return signing.dumps([user.pk, *what, address_mark(user)], salt=SALT, compress=True)


def read_stop_token(token: str) -> Stop | None:
    """What the token stops; None when it is forged, too old, or of an address given up."""
    try:
        user_id, kind, what, mark = signing.loads(token, salt=SALT, max_age=VALID_DAYS * 24 * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=user_id).first()
    if user is None or address_mark(user) != mark:
        return None
    return Stop(user_id=user_id, kind=kind, what=what)


def stop_path(token: str) -> str:
    """The address of the page that stops, in the active language."""
    return reverse("notifications:stop", args=[token])
