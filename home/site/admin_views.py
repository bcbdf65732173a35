"""Screens of editors that answer odd input better than Wagtail's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.views import process_import

NEEDED = ("input_format", "import_file_name")


def import_redirects(request: HttpRequest) -> HttpResponse:
    """The second step of an import of redirects; back to the first when its file is not named.

    Wagtail 8 ends in an error page there.
    """
    if request.method == "POST" and not all(request.POST.get(name) for name in NEEDED):
        messages.error(request, _("Choose the file first."))
        return redirect("wagtailredirects:start_import")
    return process_import(request)
