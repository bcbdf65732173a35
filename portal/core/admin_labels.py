"""In the admin each field says its language: "Name [nl]", "Name [fr]".

On the site the name of a field stands in one form at most, which says it in its own words.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from translated_fields import show_language_code


def admin_labels_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Names translated fields with their language wherever the admin shows them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith("/admin/"):
            return get_response(request)
        with show_language_code(True):
            return get_response(request)

    return middleware
