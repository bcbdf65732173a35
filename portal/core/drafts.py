"""What a person was typing when the session ended: kept on the server until they are back.

Kept in the session of the browser it was typed in, for an hour, and handed out once.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone

SESSION_KEY = "kept_input"
KEPT_SECONDS = 3600
LONGEST = 200_000
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password", "password1", "password2"})


def keep_input(request: HttpRequest, key: str = "") -> bool:
    """Keep what was posted, under `key` or the address; False when there is nothing or too much."""
    data = {
        name: values for name, values in request.POST.lists() if name not in NEVER_KEPT and values
    }
    size = sum(len(value) for values in data.values() for value in values)
    if not data or size > LONGEST:
        return False
    request.session[SESSION_KEY] = {
        "key": key or request.path,
        "at": int(timezone.now().timestamp()),
        "data": data,
    }
    return True


def kept_input(request: HttpRequest, key: str = "") -> QueryDict | None:
    """What was kept under `key` or this address, once; None when there is nothing, or it is old."""
    kept = request.session.get(SESSION_KEY)
    if not isinstance(kept, dict) or kept.get("key") != (key or request.path):
        return None
    del request.session[SESSION_KEY]
    if timezone.now().timestamp() - kept["at"] > KEPT_SECONDS:
        return None
    data = QueryDict(mutable=True)
    for name, values in kept["data"].items():
        data.setlist(name, values)
    return data


def login_keeping_input(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """As `login_required`, but what was posted without a session is there again after the login."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            keep_input(request)
        return redirect_to_login(request.get_full_path())

    return guarded
