"""What holds for every request of somebody who is logged in."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_vary_headers

from .second_factor import needs_second_factor
from .sessions import is_worn_out

Handler = Callable[[HttpRequest], HttpResponse]

# What somebody reaches who must still set up a second factor.
ENROLMENT_NAMES = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_email",
        "account_email_verification_sent",
        "account_confirm_email",
        "account_change_password",
        "account_set_password",
        "usersessions_list",
        "log_out_everywhere",
    }
)


def private_pages_middleware(get_response: Handler) -> Handler:
    """Nothing that somebody logged in sees is kept by a cache or by the browser's back button."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _has_session(request) and request.user.is_authenticated:
            response["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ["Cookie"])
        return response

    return middleware


def account_rules_middleware(get_response: Handler) -> Handler:
    """Ends sessions that lasted long enough and asks for the second factor where it is due."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _has_session(request) or not request.user.is_authenticated:
            return get_response(request)
        # The account itself: each look at it through Django's lazy stand-in costs.
        request.user = getattr(request, "_cached_user", request.user)
        if is_worn_out(request.session, request.user, now=time.time()):
            logout(request)
        elif needs_second_factor(request.user) and not _is_enrolment(request):
            return _to_enrolment(request)
        return get_response(request)

    return middleware


def _has_session(request: HttpRequest) -> bool:
    """Whether the browser brought a session at all: anonymous pages must not look for one."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def _is_enrolment(request: HttpRequest) -> bool:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return True  # the page does not exist, which is no secret
    name = match.url_name or ""
    public_tools = {"set_language", "set_theme", "healthz", "readyz"}
    return name.startswith("mfa_") or name in ENROLMENT_NAMES or name in public_tools


def _to_enrolment(request: HttpRequest) -> HttpResponse:
    target = reverse("mfa_index")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=403, headers={"HX-Redirect": target})
    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=403, headers={"Location": target})
    return HttpResponseRedirect(target)
