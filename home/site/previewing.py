"""What a preview has that a reader's page has not: the checks that run inside of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.userbar import Userbar

END = b"</body>"


def with_checks(response: HttpResponse, page: Any, request: HttpRequest) -> HttpResponse:
    """The preview with Wagtail's bar, whose script looks for what keeps people out.

    Only previews get it: a reader's page is the same for everybody and has no script of the admin.
    """

    def add(answer: HttpResponse) -> None:
        before, end, after = answer.content.rpartition(END)
        if end:
            bar = Userbar(object=page).render_html({"request": request}).encode()
            answer.content = before + bar + end + after

    if hasattr(response, "add_post_render_callback"):
        response.add_post_render_callback(add)
    else:
        add(response)
    return response
