"""What the editors' screens may do beyond public pages (docs/decisions/admin-policy.md)."""

from collections.abc import Callable

from csp.constants import HEADER, SELF, UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

PREFIX = "/admin/"
# Wagtail's screens have inline scripts and style attributes, show pictures before they are sent,
# and preview a page in a frame of its own.
POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
}
PREVIEW_POLICY = {**POLICY, "script-src": [SELF]}


def admin_policy_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Loosens the policy below /admin/ and nowhere else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith(PREFIX):
            # A preview is a public page with editors' words in it: it gets no inline script.
            is_preview = "/preview/" in request.path or "/view_draft/" in request.path
            response._csp_replace = PREVIEW_POLICY if is_preview else POLICY
            # A preview comes with the policy of a public page: no frame could show it.
            del response[HEADER]
        return response

    return middleware
