"""The portal is closed for a while: a page that says so, with the status that machines know."""

from collections.abc import Callable
from os.path import exists

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.core.errors import error_page

RETRY_SECONDS = "600"
# Whoever watches the portal still hears that it is up; the closed page needs its look.
OPEN = ("/healthz", "/readyz", settings.STATIC_URL)


def is_closed() -> bool:
    """Whether `MAINTENANCE` is set or a file of that name lies in the data folder."""
    return settings.MAINTENANCE or exists(f"{settings.DATA_DIR}/MAINTENANCE")


def maintenance_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers 503 to everybody while the portal is closed."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN) or not is_closed():
            return get_response(request)
        response = error_page(request, 503, "maintenance")
        response["Retry-After"] = RETRY_SECONDS
        response["Cache-Control"] = "no-store"
        return response

    return middleware
