"""Error pages in the house look, in the reader's language, with the id of the request to quote."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import get_language

from .chrome import Chrome
from .context import build_chrome

logger = logging.getLogger(__name__)
# The site itself is well here: menus and search help the reader on.
WITH_MENUS = (403, 404)


def _chrome(request: HttpRequest, status: int) -> Chrome:
    plain = Chrome.plain(language=get_language() or "nl")
    if status not in WITH_MENUS:
        return plain
    try:
        return build_chrome(request)
    except Exception:  # whatever is broken, an error page is shown
        logger.exception("The frame of an error page could not be built.")
        return plain


def error_page(request: HttpRequest, status: int, name: str = "") -> HttpResponse:
    """The page `templates/errors/<name or status>.html`.

    Only a refusal or a missing page has menus; all others ask nothing of the database.
    """
    context = {
        "chrome": _chrome(request, status),
        "status": status,
        "request_id": getattr(request, "id", ""),
    }
    template = loader.get_template(f"errors/{name or status}.html", using="jinja2")
    return HttpResponse(template.render(context), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403, "csrf")
