"""What the editors' screens may do beyond public pages (docs/decisions/admin-policy.md)."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

PREFIX = "/admin/"
# Wagtail's editor writes style attributes, shows pictures before they are sent, and previews a
# page in a frame of its own.
POLICY = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
}


def admin_policy_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Loosens the policy below /admin/ and nowhere else; scripts stay our own files."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(PREFIX):
            response._csp_replace = POLICY
        return response

    return middleware
