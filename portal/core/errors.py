"""Error pages in the house look, in the reader's language, with the id of the request to quote."""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import get_language

from .chrome import Chrome


def error_page(request: HttpRequest, status: int, name: str = "") -> HttpResponse:
    """The page `templates/errors/<name or status>.html`; it asks nothing of the database."""
    context = {
        "chrome": Chrome.plain(language=get_language() or "nl"),
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
