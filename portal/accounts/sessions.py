"""How long a login lasts, and how it ends everywhere."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

from .models import User
from .second_factor import is_sensitive

AUTHENTICATIONS = "account_authentication_methods"


def logged_in_at(session: SessionBase) -> float | None:
    """When this session began with a proof of who it is; None when that was not written down."""
    moments = [entry.get("at") for entry in session.get(AUTHENTICATIONS, [])]
    known = [moment for moment in moments if isinstance(moment, int | float)]
    return min(known, default=None)


def is_worn_out(session: SessionBase, user: User, *, now: float) -> bool:
    """Whether the login is older than a working day (staff) or a month (everybody else)."""
    started = logged_in_at(session)
    if started is None:
        return False
    age = now - started
    if age <= settings.SESSION_HOURS_STAFF * 3600:
        return False
    if age > settings.SESSION_HOURS_MEMBERS * 3600:
        return True
    return is_sensitive(user)


def end_all_sessions(user: User, *, but: str = "") -> int:
    """Log `user` out on every device, save the session with the key `but`."""
    rows: Any = UserSession.objects.filter(user=user).exclude(session_key=but)
    ended = list(rows)
    for row in ended:
        row.end()
    return len(ended)
